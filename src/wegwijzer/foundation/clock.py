"""What day it is. Every rule takes `today` as an argument; only the edges of the system ask here."""

from datetime import date

from django.utils import timezone


def today() -> date:
    """Today's date in the zone of the installation (`TIME_ZONE`)."""
    return timezone.localdate()
