"""What agreements ask of HR, and what HR answers (PLAN-8)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wegwijzer.organisations.tenancy import TenantForeignKey, TenantModel
from wegwijzer.people.models import Person
from wegwijzer.plans.models.agreements import Agreement


class Asks(models.TextChoices):
    TRAINING = "training", _("Opleiding")
    BUDGET = "budget", _("Budget")
    PLACE = "place", _("Een andere plaats of rol")
    TIME = "time", _("Tijd of vervanging")


class Verdict(models.TextChoices):
    """What HR answers. None of these is better than another: each says how it goes on."""

    YES = "yes", _("Ja")
    PARTLY = "partly", _("Ja, voor een deel")
    LATER = "later", _("Nu niet, later opnieuw")
    NO = "no", _("Neen")


class Request(TenantModel):
    """What an agreement asks of HR. Nobody but the two sees it before it is sent (`sent_at`), nor after it was taken
    back. `earlier`: answers that a later one replaced, kept by the database."""

    agreement = TenantForeignKey(Agreement, on_delete=models.CASCADE, related_name="requests")
    employee = TenantForeignKey(Person, related_name="+")
    other = TenantForeignKey(Person, null=True, related_name="+")
    kind = models.CharField(_("wat"), max_length=10, choices=Asks)
    text = models.CharField(_("in woorden voor HR"), max_length=500)
    sent_at = models.DateTimeField(null=True, editable=False)
    verdict = models.CharField(_("antwoord"), max_length=10, choices=Verdict, blank=True, editable=False)
    answer = models.CharField(_("in eigen woorden"), max_length=500, blank=True, editable=False)
    again_on = models.DateField(_("opnieuw bekijken op"), null=True, editable=False)
    answered_by = TenantForeignKey(Person, null=True, editable=False, related_name="+")
    answered_at = models.DateTimeField(null=True, editable=False)
    earlier = models.JSONField(default=list, editable=False)
    seen_at = models.DateTimeField(null=True, editable=False)  # the answer, by the employee
    withdrawn_at = models.DateTimeField(null=True, editable=False)  # by one of the two

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "agreement"], name="request_of_agreement"),
            models.Index(fields=["organisation", "employee", "answered_at"], name="request_of_employee"),
            models.Index(
                fields=["organisation", "sent_at", "id"],
                condition=Q(sent_at__isnull=False, withdrawn_at__isnull=True)
                & (Q(answered_at__isnull=True) | Q(verdict=Verdict.LATER)),
                name="request_waiting",
            ),
            models.Index(
                fields=["organisation", "answered_at", "id"],
                condition=Q(answered_at__isnull=False, withdrawn_at__isnull=True),
                name="request_answered",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict="", answered_by__isnull=True, answered_at__isnull=True)
                | (~Q(verdict="") & Q(answered_by__isnull=False, answered_at__isnull=False)),
                name="request_answered_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(again_on__isnull=True) | Q(verdict=Verdict.LATER), name="request_later_has_the_day"
            ),
            models.CheckConstraint(
                condition=Q(answered_by__isnull=True) | ~Q(answered_by=F("employee")), name="request_not_ones_own"
            ),
        ]
