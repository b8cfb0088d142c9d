"""What agreements ask of HR (PLAN-8)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wegwijzer.organisations.tenancy import TenantForeignKey, TenantModel
from wegwijzer.people.models import Person
from wegwijzer.plans.models.agreements import Agreement


class Asks(models.TextChoices):
    TRAINING = "training", _("Opleiding")
    BUDGET = "budget", _("Budget")
    PLACE = "place", _("Een andere plaats of rol")
    TIME = "time", _("Tijd of vervanging")


class Request(TenantModel):
    """What an agreement asks of HR. Nobody but the two sees it before it is sent (`sent_at`)."""

    agreement = TenantForeignKey(Agreement, on_delete=models.CASCADE, related_name="requests")
    employee = TenantForeignKey(Person, related_name="+")
    other = TenantForeignKey(Person, null=True, related_name="+")
    kind = models.CharField(_("wat"), max_length=10, choices=Asks)
    text = models.CharField(_("in woorden voor HR"), max_length=500)
    sent_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        indexes = [models.Index(fields=["organisation", "sent_at", "id"], name="request_by_time")]
