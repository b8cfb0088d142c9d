"""What pages call the reasons for a conversation, from either side of the table."""

from django.utils.translation import gettext_lazy as _

REASONS = {
    "growth_question": _("Een vraag over groeien of iets anders doen"),
    "growth_seen": _("Er is groei mogelijk of nodig"),
    "moment": _("Er verandert iets in het werk of daarbuiten"),
    "round": _("De gespreksronde"),
    "other": _("Iets anders"),
}
OF_EMPLOYEE = ("growth_question", "moment", "other")
OF_OTHER = ("growth_seen", "growth_question", "other")


def reason_in_words(reason: str) -> str:
    return str(REASONS[reason]) if reason in REASONS else ""


def choices(keys) -> list[tuple[str, str]]:
    return [(key, REASONS[key]) for key in keys]
