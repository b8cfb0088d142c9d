"""Who sees the actions of the catalogue, and who changes them."""

from django.utils.translation import gettext_lazy as _

from wegwijzer.access.roles import Role
from wegwijzer.access.rules import Rule, any_role, everybody

SEE_CATALOGUE = Rule("plans.see_catalogue", (everybody(),))
CHANGE_CATALOGUE = Rule(
    "plans.change_catalogue", (any_role(Role.CAREER_LEAD),), _("Alleen HR past de lijst van acties aan.")
)
