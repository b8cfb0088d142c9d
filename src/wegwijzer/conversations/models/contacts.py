"""Around the conversation: who to go to, what was laid down for the year, short notes, moments that matter."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wegwijzer.organisations.tenancy import TenantForeignKey, TenantModel
from wegwijzer.people.models import Person, Stretch


class CareerContact(Stretch):
    """Who somebody goes to with questions about their career (CON-14). A fact; what they lay down is not."""

    person = TenantForeignKey(Person, related_name="career_contacts")
    contact = TenantForeignKey(Person, related_name="career_contact_of")

    class Meta(Stretch.Meta):
        indexes = [
            models.Index(fields=["organisation", "person", "starts_on"], name="contact_of_person"),
            models.Index(fields=["organisation", "contact", "person"], name="contact_by_contact"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(person=models.F("contact")), name="contact_not_oneself"),
        ]


class YearGoals(TenantModel):
    """Goals, expectations and roles of one year, between an employee and the career contact."""

    employee = TenantForeignKey(Person, related_name="+")
    other = TenantForeignKey(Person, related_name="+")
    year = models.PositiveSmallIntegerField(_("jaar"))
    goals = models.TextField(_("doelen"), max_length=4000, blank=True)
    expectations = models.TextField(_("wat we van elkaar verwachten"), max_length=4000, blank=True)
    roles = models.TextField(_("wie wat doet"), max_length=4000, blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_by = TenantForeignKey(Person, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "employee", "other", "year"], name="yeargoals_once"),
            models.CheckConstraint(condition=~Q(employee=models.F("other")), name="yeargoals_of_two"),
        ]


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
