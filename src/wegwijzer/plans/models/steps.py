"""How an agreement goes, in dated steps (PLAN-1): nothing of what was agreed is written over."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wegwijzer.organisations.tenancy import TenantForeignKey, TenantModel
from wegwijzer.people.models import Person
from wegwijzer.plans.models.agreements import Agreement


class StepKind(models.TextChoices):
    PROGRESS = "progress", _("Hoe het gaat")
    CHANGE = "change", _("Aanpassing")
    DONE = "done", _("Gedaan")
    STOPPED = "stopped", _("Gestopt")
    RESUMED = "resumed", _("Weer opgepakt")
    OPENED = "opened", _("Opengesteld voor de leidinggevende")
    CLOSED_AGAIN = "closed_again", _("Niet meer open voor de leidinggevende")


class AgreementStep(TenantModel):
    """One step. Seen by the two of the agreement and by who led the employee then, while that agreement is open to
    them: a later leader sees the steps since, not older ones.

    A change of an agreement between two takes a yes: `agreed_at`, or `refused_at` when it is refused, or taken back
    by who proposed it (`refused_by` is then `by`). `before` and `after` hold the columns it changes.
    """

    agreement = TenantForeignKey(Agreement, on_delete=models.DO_NOTHING, related_name="steps")
    employee = TenantForeignKey(Person, related_name="+")
    other = TenantForeignKey(Person, null=True, related_name="+")
    leader = TenantForeignKey(Person, null=True, related_name="+")
    by = TenantForeignKey(Person, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    kind = models.CharField(max_length=12, choices=StepKind)
    text = models.TextField(max_length=2000, blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    agreed_by = TenantForeignKey(Person, null=True, related_name="+")
    agreed_at = models.DateTimeField(null=True)
    refused_by = TenantForeignKey(Person, null=True, related_name="+")
    refused_at = models.DateTimeField(null=True)
    act = models.BigIntegerField(default=0, editable=False)  # the transaction that made or answered it; by the database

    application_may = ("SELECT", "INSERT", "UPDATE")

    class Meta:
        indexes = [models.Index(fields=["organisation", "agreement", "at"], name="step_by_time")]
        constraints = [
            models.CheckConstraint(
                condition=Q(agreed_at__isnull=True) | Q(refused_at__isnull=True), name="step_one_answer"
            ),
            models.UniqueConstraint(
                fields=["organisation", "agreement"],
                condition=Q(kind="change", agreed_at__isnull=True, refused_at__isnull=True),
                name="step_one_change_waits",
            ),
        ]
