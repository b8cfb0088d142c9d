"""Agreements: what is done, how, when, where, with which means and guidance, at what effort (PLAN-2).

An agreement is between an employee and somebody who agreed to it; the database shows it to those two. What it
asks of HR stands in a row of its own, in words meant for HR, so that HR sees the request and nothing else.
"""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wegwijzer.organisations.tenancy import TenantForeignKey, TenantModel
from wegwijzer.people.models import Person


class Doer(models.TextChoices):
    """Who does something for an agreement."""

    EMPLOYEE = "employee", _("Medewerker")
    OTHER = "other", _("Gesprekspartner")
    LEADER = "leader", _("Leidinggevende")
    HR = "hr", _("HR")
    COACH = "coach", _("Coach")


class Agreement(TenantModel):
    employee = TenantForeignKey(Person, related_name="agreements")
    other = TenantForeignKey(Person, null=True, related_name="+")  # null: the employee's own, agreed with nobody
    action = models.CharField(_("soort actie"), max_length=60, blank=True)  # key in the catalogue of actions
    what = models.CharField(_("wat"), max_length=300)
    how = models.TextField(_("hoe"), max_length=2000, blank=True)
    where = models.CharField(_("waar"), max_length=200, blank=True)
    starts_on = models.DateField(_("vanaf"), null=True, blank=True)
    due_on = models.DateField(_("tegen"), null=True, blank=True)
    means = models.TextField(_("wat is nodig"), max_length=1000, blank=True)
    guidance = models.CharField(_("wie helpt"), max_length=200, blank=True)
    effort = models.CharField(_("hoeveel tijd"), max_length=200, blank=True)
    beside_work = models.TextField(_("hoe past het naast het werk"), max_length=1000, blank=True)
    doers = ArrayField(models.CharField(max_length=10, choices=Doer), verbose_name=_("wie doet het"), default=list)
    made_by = TenantForeignKey(Person, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1, validators=[MinValueValidator(1)])
    fixed_at = models.DateTimeField(null=True, editable=False)  # both confirmed; later changes are dated steps
    dropped_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("afspraak")
        verbose_name_plural = _("afspraken")
        indexes = [models.Index(fields=["organisation", "employee", "made_at"], name="agreement_of_employee")]
        constraints = [
            models.CheckConstraint(condition=~Q(what=""), name="agreement_says_what"),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(starts_on__isnull=True) | Q(due_on__gte=F("starts_on")),
                name="agreement_dates_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.what


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
