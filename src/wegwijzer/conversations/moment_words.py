"""What pages call a pivotal moment."""

from django.utils.translation import gettext_lazy as _

MOMENTS = {
    "new_assignment": _("Een nieuwe opdracht"),
    "promotion": _("Meer verantwoordelijkheid"),
    "other_job": _("Een andere job, hier of elders"),
    "leader": _("Een andere leidinggevende"),
    "return": _("Terug aan het werk na lange tijd"),
    "care": _("Zorg voor iemand"),
    "other_life": _("Iets anders in mijn leven"),
    "long_time": _("Al lang hetzelfde werk"),
}


def moment_in_words(kind: str) -> str:
    return str(MOMENTS.get(kind, kind))
