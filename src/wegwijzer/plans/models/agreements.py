"""Agreements: what is done, how, when, where, with which means and guidance, at what effort (PLAN-2).

An agreement is between an employee and somebody who agreed to it; the database shows it to those two, and to who
leads the employee today once it is open to the leader. What it asks of HR stands in a row of its own, in words meant
for HR, so that HR sees the request and nothing else.
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
    other = TenantForeignKey(Person, null=True, blank=True, related_name="+")  # null: the employee's own
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
    dropped_at = models.DateTimeField(null=True, editable=False)  # not agreed after all, before both confirmed
    employee_agreed_at = models.DateTimeField(null=True, editable=False)  # outside a conversation each says yes here
    other_agreed_at = models.DateTimeField(null=True, editable=False)
    binds = models.BooleanField(default=False, editable=False)  # made with the leader of that day; the database says
    open_to_leader_at = models.DateTimeField(null=True, editable=False)
    done_at = models.DateTimeField(null=True, editable=False)
    stopped_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("afspraak")
        verbose_name_plural = _("afspraken")
        indexes = [
            models.Index(fields=["organisation", "employee", "made_at"], name="agreement_of_employee"),
            models.Index(fields=["organisation", "other"], name="agreement_of_other"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(what=""), name="agreement_says_what"),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(starts_on__isnull=True) | Q(due_on__gte=F("starts_on")),
                name="agreement_dates_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.what
