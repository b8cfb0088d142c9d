"""When an agreement is looked at again (PLAN-4)."""

from django.db import models
from django.db.models import F, Q
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


class Checkpoint(TenantModel):
    """Two people look at how their agreements go; without `other` it is a reminder to oneself. In their calendars by
    the room agenda, which knows when and not what about."""

    employee = TenantForeignKey(Person, related_name="followups")
    other = TenantForeignKey(Person, null=True, related_name="+")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(_("hoe lang, in minuten"), default=30)
    made_by = TenantForeignKey(Person, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)
    cancelled_at = models.DateTimeField(null=True, editable=False)
    held_at = models.DateTimeField(null=True, editable=False)

    application_may = ("SELECT", "INSERT", "UPDATE")

    class Meta:
        verbose_name = _("opvolgmoment")
        verbose_name_plural = _("opvolgmomenten")
        indexes = [
            models.Index(fields=["organisation", "employee", "starts_at"], name="checkpoint_of_employee"),
            models.Index(fields=["organisation", "other", "starts_at"], name="checkpoint_of_other"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(employee=F("other")), name="checkpoint_of_two"),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True) | Q(held_at__isnull=True), name="checkpoint_held_or_not"
            ),
        ]

    @property
    def place(self) -> str:
        """Empty for who is not one of the two."""
        return next((each.text for each in self.places.all()), "")


class CheckpointPlace(TenantModel):
    """Where they meet: for those two, also where somebody else sees that they meet and when."""

    checkpoint = TenantForeignKey(Checkpoint, on_delete=models.DO_NOTHING, related_name="places")
    employee = TenantForeignKey(Person, related_name="+")
    other = TenantForeignKey(Person, null=True, related_name="+")
    text = models.CharField(_("waar"), max_length=200, blank=True)

    application_may = ("SELECT", "INSERT", "UPDATE")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "checkpoint"], name="checkpoint_place_one")]


class CheckpointAbout(TenantModel):
    """An agreement that is looked at then: one of the same two."""

    checkpoint = TenantForeignKey(Checkpoint, on_delete=models.DO_NOTHING, related_name="about")
    agreement = TenantForeignKey(Agreement, on_delete=models.DO_NOTHING, related_name="looked_at")
    employee = TenantForeignKey(Person, related_name="+")
    other = TenantForeignKey(Person, null=True, related_name="+")

    application_may = ("SELECT", "INSERT")

    class Meta:
        indexes = [models.Index(fields=["organisation", "agreement", "checkpoint"], name="checkpoints_of_agreement")]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "checkpoint", "agreement"], name="checkpoint_about_once")
        ]


class CheckpointNote(TenantModel):
    """What one of the two says of how it goes; read by those two alone."""

    checkpoint = TenantForeignKey(Checkpoint, on_delete=models.DO_NOTHING, related_name="notes")
    employee = TenantForeignKey(Person, related_name="+")
    other = TenantForeignKey(Person, null=True, related_name="+")
    by = TenantForeignKey(Person, related_name="+")
    progress = models.TextField(_("Hoe ver sta je?"), max_length=2000, blank=True)
    difficulties = models.TextField(_("Wat is moeilijk?"), max_length=2000, blank=True)
    successes = models.TextField(_("Wat lukt goed?"), max_length=2000, blank=True)
    next_step = models.TextField(_("Wat is de volgende stap?"), max_length=2000, blank=True)
    version = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField(auto_now=True)

    application_may = ("SELECT", "INSERT", "UPDATE")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "checkpoint", "by"], name="checkpoint_note_one")]
