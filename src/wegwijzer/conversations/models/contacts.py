"""Around the conversation: who to go to, what was laid down for the year, short notes, moments that matter."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wegwijzer.organisations.tenancy import TenantForeignKey, TenantModel
from wegwijzer.people.models import Days, Person, Stretch, in_order


class CareerContact(Stretch):
    """Whom HR named for somebody's questions about their career (CON-14); without one it is who leads them. A fact;
    what the two lay down is not."""

    person = TenantForeignKey(Person, related_name="career_contacts")
    contact = TenantForeignKey(Person, related_name="career_contact_of")

    class Meta(Stretch.Meta):
        indexes = [
            models.Index(fields=["organisation", "person", "starts_on"], name="contact_of_person"),
            models.Index(fields=["organisation", "contact", "person"], name="contact_by_contact"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(person=models.F("contact")), name="contact_not_oneself"),
            in_order("contact_dates_in_order"),
            ExclusionConstraint(
                name="contact_one_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    (Days(), RangeOperators.OVERLAPS),
                    ("organisation", RangeOperators.EQUAL),
                ],
            ),
        ]


class YearGoals(TenantModel):
    """What one of an employee and the career contact wrote for a year: goals, expectations and roles. It is laid down
    when both agreed; then it stays, and what comes after it is a row of its own with the next `version`."""

    employee = TenantForeignKey(Person, related_name="+")
    other = TenantForeignKey(Person, related_name="+")
    year = models.PositiveSmallIntegerField(_("jaar"))
    goals = models.TextField(_("doelen"), max_length=4000, blank=True)
    expectations = models.TextField(_("wat we van elkaar verwachten"), max_length=4000, blank=True)
    roles = models.TextField(_("wie wat doet"), max_length=4000, blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_by = TenantForeignKey(Person, related_name="+")
    changed_at = models.DateTimeField(auto_now_add=True)
    employee_agreed_at = models.DateTimeField(null=True)
    other_agreed_at = models.DateTimeField(null=True)

    application_may = ("SELECT", "INSERT", "UPDATE")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "employee", "other", "year", "version"], name="yeargoals_once"
            ),
            models.CheckConstraint(condition=~Q(employee=models.F("other")), name="yeargoals_of_two"),
        ]

    @property
    def is_laid_down(self) -> bool:
        return bool(self.employee_agreed_at and self.other_agreed_at)

    @property
    def laid_down_at(self):
        """The moment at which the second of the two agreed; None before."""
        return max(self.employee_agreed_at, self.other_agreed_at) if self.is_laid_down else None


class InformalNote(TenantModel):
    """A short note on a talk in between (CON-15): of its author, until shared with the other."""

    employee = TenantForeignKey(Person, related_name="+")
    other = TenantForeignKey(Person, related_name="+")
    author = TenantForeignKey(Person, related_name="+")
    held_on = models.DateField(_("wanneer"))
    text = models.TextField(_("waarover"), max_length=2000)
    version = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField(auto_now_add=True)
    shared_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["organisation", "employee", "-held_on"], name="informal_of_employee")]
        constraints = [
            models.CheckConstraint(
                condition=Q(author=models.F("employee")) | Q(author=models.F("other")), name="informal_by_a_party"
            ),
            models.CheckConstraint(condition=~Q(employee=models.F("other")), name="informal_of_two"),
        ]


class PivotalMoment(TenantModel):
    """A turn in somebody's work or life (CON-3), noted by themselves. Others learn of an offer to talk at most."""

    person = TenantForeignKey(Person, related_name="pivotal_moments")
    kind = models.CharField(_("wat"), max_length=20)
    note = models.TextField(_("in je eigen woorden"), max_length=2000, blank=True)
    on = models.DateField(_("wanneer"))
    noted_at = models.DateTimeField(auto_now_add=True)
    told_to = TenantForeignKey(Person, null=True, related_name="+")  # whom the employee let know the reason
    told_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["organisation", "person", "-on"], name="moment_of_person")]
