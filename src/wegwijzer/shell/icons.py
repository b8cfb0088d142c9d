"""The icons by the names that our design gives them, drawn from the lucide set.

Templates name what an icon *means* here ("turn", "alert"); which drawing stands for it is decided
in this table alone, so another set of icons is a change of one file.
"""

from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe
from lucide.templatetags.lucide import lucide

DRAWINGS = {
    "alert": "triangle-alert",
    "back": "arrow-left",
    "book": "book-open",
    "building": "building-2",
    "calendar": "calendar",
    "card": "id-card",
    "chat": "message-square",
    "check": "check",
    "clock": "clock",
    "compass": "compass",
    "cross": "x",
    "curve": "chart-spline",
    "device": "monitor",
    "door": "door-open",
    "down": "chevron-down",
    "download": "download",
    "explanation": "info",
    "eye": "eye",
    "flag": "flag",
    "forward": "arrow-right",
    "function": "briefcase",
    "history": "history",
    "home": "house",
    "key": "key-round",
    "language": "languages",
    "list": "list-checks",
    "lock": "lock",
    "mail": "mail",
    "menu": "menu",
    "minus": "minus",
    "moon": "moon",
    "network": "network",
    "offline": "wifi-off",
    "path": "route",
    "pencil": "pencil",
    "people": "users",
    "person": "user-round",
    "phone": "smartphone",
    "place": "map-pin",
    "plus": "plus",
    "printer": "printer",
    "raise": "hand",
    "right": "chevron-right",
    "search": "search",
    "settings": "sliders-horizontal",
    "shield": "shield-check",
    "signout": "log-out",
    "signpost": "signpost",
    "speaker": "volume-2",
    "sun": "sun",
    "swap": "arrow-left-right",
    "trash": "trash-2",
    "turn": "corner-up-right",
    "unit": "list-tree",
    "up": "chevron-up",
}


@lru_cache(maxsize=len(DRAWINGS) * 2)
def drawing(name: str, large: bool = False) -> SafeString:
    """The svg of the icon with our name; KeyError when the design has no such icon.

    Always hidden from screen readers: an icon never replaces a word.
    """
    classes = "icon is-large" if large else "icon"
    svg = lucide(DRAWINGS[name], **{"class": classes, "aria-hidden": "true"})
    return mark_safe("".join(line.strip() for line in svg.splitlines()))  # noqa: S308  (from the icon set alone)
