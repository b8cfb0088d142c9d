"""The icons by the names that our design gives them, as HTML."""

from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe
from lucide.templatetags.lucide import lucide

from wegwijzer.output.pictograms import DRAWINGS


@lru_cache(maxsize=len(DRAWINGS) * 2)
def drawing(name: str, large: bool = False) -> SafeString:
    """The svg of the icon with our name; KeyError when the design has no such icon.

    Always hidden from screen readers: an icon never replaces a word.
    """
    classes = "icon is-large" if large else "icon"
    svg = lucide(DRAWINGS[name], **{"class": classes, "aria-hidden": "true"})
    return mark_safe("".join(line.strip() for line in svg.splitlines()))  # noqa: S308  (from the icon set alone)
