"""Form fields as people fill them in, shared by the rooms."""

from datetime import date

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2150, 12, 31)


class DayField(forms.DateField):
    """A day that can be counted with: no year 1, no year 9999."""

    default_error_messages = {"invalid": _("Vul een dag in die bestaat, zoals 31-12-2026.")}
    default_validators = (
        MinValueValidator(FIRST_DAY, _("Dit jaar kan niet kloppen.")),
        MaxValueValidator(LAST_DAY, _("Dit jaar kan niet kloppen.")),
    )


def field_of(model: type[models.Model], name: str, **changes) -> forms.Field:
    """The form field of a model's column, with its label, limits and choices; days become a DayField."""
    column = model._meta.get_field(name)
    if isinstance(column, models.DateField):
        changes.setdefault("form_class", DayField)
    return column.formfield(**changes)
