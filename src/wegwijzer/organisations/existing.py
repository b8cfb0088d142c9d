"""Things of the organisation that exist from one day to another: units and functions. Open ends are None."""

from django.db.models import Q


def exists_on(day) -> Q:
    begun = Q(starts_on__isnull=True) | Q(starts_on__lte=day)
    return begun & (Q(ends_on__isnull=True) | Q(ends_on__gte=day))
