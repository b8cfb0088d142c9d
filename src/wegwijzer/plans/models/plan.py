"""What somebody wants, and how the organisation sees it (PLAN-1, PLAN-5).

A plan is the employee's: seen by that person, and by a partner whom the employee chose. What the employee writes is
for nobody else until it is shared, piece by piece.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wegwijzer.organisations.tenancy import TenantForeignKey, TenantModel
from wegwijzer.people.models import Person


class Layout(models.TextChoices):
    """What a plan has room for. docs/plans.md says which rules each meets."""

    GENERAL = "general", _("Gewoon plan")
    CAREER_GUIDANCE = "career_guidance", _("Plan uit loopbaanbegeleiding")
    SHELTERED = "sheltered", _("Plan in maatwerk")


class Plan(TenantModel):
    employee = TenantForeignKey(Person, related_name="plans")
    partner = TenantForeignKey(Person, null=True, blank=True, related_name="+")  # null: the employee alone
    layout = models.CharField(_("indeling"), max_length=20, choices=Layout, default=Layout.GENERAL)
    starts_on = models.DateField(_("vanaf"))
    until_on = models.DateField(_("tot"))  # last day, inclusive
    made_by = TenantForeignKey(Person, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("plannen")
        indexes = [models.Index(fields=["organisation", "partner"], name="plan_of_partner")]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "employee"], condition=Q(closed_at__isnull=True), name="plan_one_open"
            ),
            models.CheckConstraint(condition=Q(until_on__gt=F("starts_on")), name="plan_dates_in_order"),
            models.CheckConstraint(
                condition=Q(partner__isnull=True) | ~Q(partner=F("employee")), name="plan_with_somebody_else"
            ),
        ]


class PlanText(TenantModel):
    """One piece of a plan as it was written at one moment. Never changed but replaced: together they are the history
    of the plan. `key` names the piece (rules/pieces.py); `chosen` holds what is chosen and not written.

    `partner` is with whom it is shared; null together with `shared_at`."""

    plan = TenantForeignKey(Plan, on_delete=models.CASCADE, related_name="texts")
    employee = TenantForeignKey(Person, related_name="+")
    partner = TenantForeignKey(Person, null=True, related_name="+")
    key = models.CharField(max_length=30)
    text = models.TextField(max_length=5000, blank=True)
    chosen = models.JSONField(default=list, blank=True)
    written_by = TenantForeignKey(Person, related_name="+")
    written_at = models.DateTimeField(auto_now_add=True)
    shared_at = models.DateTimeField(null=True)
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["organisation", "plan", "key", "written_at"], name="plantext_by_key")]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "plan", "key"], condition=Q(replaced_at__isnull=True), name="plantext_one_now"
            ),
            models.CheckConstraint(
                condition=Q(partner__isnull=True, shared_at__isnull=True)
                | Q(partner__isnull=False, shared_at__isnull=False),
                name="plantext_shared_with_somebody",
            ),
            models.CheckConstraint(
                condition=Q(written_by=F("employee")) | Q(written_by=F("partner")), name="plantext_written_by_the_two"
            ),
        ]
