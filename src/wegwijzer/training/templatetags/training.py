"""Words for trainings, in templates."""

from decimal import Decimal

from django import template
from django.utils.formats import number_format
from django.utils.translation import ngettext

from wegwijzer.access.editing import plain

register = template.Library()


@register.filter
def hours(number: Decimal) -> str:
    """7,5 uur instead of 7,50: as people write it."""
    said = ngettext("%(hours)s uur", "%(hours)s uur", 1 if number == 1 else 2)
    said = said.replace(" ", "\N{NO-BREAK SPACE}")
    return said % {"hours": number_format(plain(number), use_l10n=True)}
