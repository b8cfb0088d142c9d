"""A function and a unit of the demo organisation, for places in tests."""

from wegwijzer.functions.models import Function
from wegwijzer.organisations.models import Unit


def somewhere(skip: int = 0) -> dict:
    function = Function.objects.filter(starts_on__isnull=True, ends_on__isnull=True).order_by("pk")[skip]
    unit = Unit.objects.filter(starts_on__isnull=True, ends_on__isnull=True).order_by("pk")[skip]
    return {"function": function, "unit": unit}
