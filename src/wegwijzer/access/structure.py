"""Who may see and change the organisation, its units and functions: all who belong see them, HR keeps them."""

from django.utils.translation import gettext_lazy as _

from wegwijzer.access.roles import Role
from wegwijzer.access.rules import Rule, any_role, everybody

SEE_STRUCTURE = Rule("structure.see", (everybody(),), _("Alleen wie een rol heeft in de organisatie ziet dit."))
CHANGE_STRUCTURE = Rule(
    "structure.change", (any_role(Role.CAREER_LEAD),), _("Alleen HR kan afdelingen en functies veranderen.")
)
CHANGE_ORGANISATION = Rule("organisation.change", (any_role(Role.CAREER_LEAD),), _("Alleen HR beheert de organisatie."))
