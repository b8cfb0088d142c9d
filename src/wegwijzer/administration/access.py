"""The reading log as a rule, so that "who sees this?" can answer for it too. The database holds to the same:
nobody else can read a line of it."""

from django.utils.translation import gettext_lazy as _

from wegwijzer.access.rules import Rule
from wegwijzer.people.access import OneSelf

SEE_READINGS = Rule(
    "administration.see_readings", (OneSelf(),), _("Alleen deze persoon ziet wie naar de gegevens keek.")
)
