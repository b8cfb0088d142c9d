"""Who may see and change the question sets and forms: who belongs here answers them, HR keeps them."""

from django.utils.translation import gettext_lazy as _

from wegwijzer.access.roles import Role
from wegwijzer.access.rules import Rule, any_role, everybody

SEE_INSTRUMENTS = Rule("instruments.see", (everybody(),), _("Alleen wie een rol heeft in de organisatie ziet dit."))
CHANGE_INSTRUMENTS = Rule(
    "instruments.change",
    (any_role(Role.CAREER_LEAD),),
    _("Alleen HR past vragenlijsten en gespreksformulieren aan."),
)
