"""What in the data makes it time to talk (CON-3): what the organisation looks out for, and what somebody put aside."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wegwijzer.organisations.tenancy import TenantForeignKey, TenantModel
from wegwijzer.people.models import Person


class SignalChoice(TenantModel):
    """Whether the organisation looks out for one kind, and with which number. Without a row: as signals.py has it."""

    kind = models.CharField(max_length=12)
    is_on = models.BooleanField(_("hierop letten"), default=True)
    number = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "kind"], name="signal_once"),
            models.CheckConstraint(condition=models.Q(number__range=(1, 120)), name="signal_number"),
        ]


class PutAside(TenantModel):
    """Somebody wants to hear nothing of a signal about themselves for a while. Nobody else knows."""

    person = TenantForeignKey(Person, related_name="+")
    kind = models.CharField(max_length=12)
    since = models.DateField()  # the day of what happened: the next time is another signal
    until = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "person", "kind"], name="aside_once")]
