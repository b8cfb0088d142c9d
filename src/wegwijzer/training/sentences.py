"""What to tell a person when the database refuses."""

from django.utils.translation import gettext_lazy as _

from wegwijzer.organisations.saving import say

say("training_once", "title", _("Deze opleiding staat al bij deze persoon, met dezelfde eerste dag."))
say("training_dates_in_order", "ends_on", _("De laatste dag ligt voor de eerste dag."))
say("training_hours", "hours", _("Dit aantal uren kan niet."))
