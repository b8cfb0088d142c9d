"""Who may bring people in and take them out: those who keep the data."""

from django.utils.translation import gettext_lazy as _

from wegwijzer.access.roles import Role
from wegwijzer.access.rules import Rule, any_role

EXCHANGE = Rule(
    "exchange.exchange",
    (any_role(Role.CAREER_LEAD),),
    _("Alleen HR brengt bestanden binnen of haalt ze op."),
)
