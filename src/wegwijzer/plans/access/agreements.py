"""Who sees agreements, how they go, and what they ask of HR."""

from django.utils.translation import gettext_lazy as _

from wegwijzer.access.rules import Rule
from wegwijzer.plans.access.grounds import HrOnceSent, LeadsNow, LedThen, OneOfThem

THE_TWO = (
    OneOfThem("employee", "self", _("Deze afspraak gaat over jou.")),
    OneOfThem("other", "agreed", _("Jij maakte deze afspraak mee.")),
)
SEE_AGREEMENT = Rule("plans.see_agreement", (*THE_TWO, LeadsNow()), _("Deze afspraak is van twee anderen."))
SEE_STEP = Rule("plans.see_step", (*THE_TWO, LedThen()), _("Deze afspraak is van twee anderen."))
SEE_REQUEST = Rule("plans.see_request", (*THE_TWO, HrOnceSent()), _("Deze vraag is niet aan jou gericht."))
