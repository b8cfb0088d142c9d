"""The six roles (WHO-5). What each may see follows from the access rules, never from a test on the role."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    EXECUTIVE = "executive", _("Directie")
    TEAM_LEADER = "team_leader", _("Teamleider")
    EMPLOYEE = "employee", _("Medewerker")
    CAREER_LEAD = "career_lead", _("Loopbaanverantwoordelijke (HR)")
    COACH = "coach", _("Interne loopbaancoach")
    EXTERNAL_ADVISER = "external_adviser", _("Externe loopbaanadviseur")
