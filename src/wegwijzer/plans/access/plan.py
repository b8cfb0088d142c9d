"""Who sees a plan: whose it is, and with whom that person shares it."""

from django.utils.translation import gettext_lazy as _

from wegwijzer.access.rules import Rule
from wegwijzer.plans.access.grounds import OneOfThem

MINE = OneOfThem("employee", "self", _("Dit is jouw plan."))
NOT_YOURS = _("Een plan is van wie het maakt, en van met wie die persoon het deelt.")

SEE_PLAN = Rule("plans.see_plan", (MINE, OneOfThem("partner", "chosen", _("Dit plan is met jou gedeeld."))), NOT_YOURS)
CHANGE_PLAN = Rule("plans.change_plan", (MINE,), _("Alleen van wie het plan is, verandert dit."))
SEE_TEXT = Rule(
    "plans.see_text",
    (MINE, OneOfThem("partner", "partner", _("Dit is met jou gedeeld."), moments=("shared_at",))),
    NOT_YOURS,
)
