"""What the end of a role closes, in the words that HR reads before it does so. No database."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.roles import Role

OWN_KEY = _("Dit is je eigen rol: na de laatste dag kan jij hier niet meer in.")
LAST_DOOR = _("Het is de enige rol: na de laatste dag kan %(name)s zich niet meer aanmelden.")


def what_closes(role: str, *, is_own: bool, others: int) -> Promise | None:
    """The sentence for somebody with `others` more roles, now or later; None when nothing closes but the role."""
    if is_own and role == Role.CAREER_LEAD:
        return OWN_KEY
    return None if others else LAST_DOOR
