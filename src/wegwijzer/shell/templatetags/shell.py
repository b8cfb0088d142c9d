"""What every template may use: ``{% icon %}``, ``{% route_map %}`` and a few small filters."""

from datetime import date

from django import template
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from wegwijzer.shell import devices, icons
from wegwijzer.shell.names import initials as initials_of
from wegwijzer.shell.route_map import HEIGHT, WIDTH, road

register = template.Library()


@register.simple_tag
def icon(name: str, large: bool = False) -> SafeString:
    """The icon with our own name (see ``wegwijzer.output.pictograms``), beside a word, never instead of one."""
    return icons.drawing(str(name), bool(large))


@register.filter
def short_day(day: date) -> str:
    """A day for a table, as the language writes months: "3 dec 2026", "3 Dec 2026"; empty without a day."""
    return date_format(day, "j M Y" if get_language() == "en" else "j b Y") if day else ""


@register.filter
def initials(name: str) -> str:
    return initials_of(str(name))


@register.filter
def browser(user_agent: str) -> str:
    return devices.in_words(str(user_agent))


@register.inclusion_tag("elements/route_map.html")
def route_map(stops) -> dict:
    """The road as a picture, from objects with ``label``, ``when`` and ``future``, oldest first."""
    return {"road": road(stops), "width": WIDTH, "height": HEIGHT}


@register.simple_tag
def describe(field, label=None, hint=None) -> str:
    """Our own words for a field of a form that is not ours: before the form or its errors are drawn."""
    if not field:  # the form has no such field with these settings
        return ""
    if label is not None:
        field.label = label
    if hint is not None:
        field.help_text = hint
    return ""


@register.filter
def drawn_svg(svg: str) -> SafeString:
    """An svg that a library of ours drew (the code to scan), without its xml heading."""
    return mark_safe(svg[svg.index("<svg") :] if "<svg" in svg else "")  # noqa: S308  (drawn by qrcode)
