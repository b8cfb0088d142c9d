"""When an agreement is looked at again (PLAN-4)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wegwijzer.organisations.tenancy import TenantForeignKey, TenantModel
from wegwijzer.people.models import Person
from wegwijzer.plans.models.agreements import Agreement


class CheckpointWish(TenantModel):
    """A day on which both want to look at how it goes. Becomes an appointment in both calendars with the plan."""

    agreement = TenantForeignKey(Agreement, on_delete=models.CASCADE, related_name="checkpoints")
    employee = TenantForeignKey(Person, related_name="+")
    other = TenantForeignKey(Person, null=True, related_name="+")
    on = models.DateField(_("op"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "agreement", "on"], name="checkpoint_once_a_day")
        ]
