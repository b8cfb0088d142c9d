"""That some people meet, and when; what each said to the invitation. Not about what: `about` is an id of a room above.

The database shows an appointment to who is in it and to nobody else.
"""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wegwijzer.organisations.tenancy import TenantForeignKey, TenantModel
from wegwijzer.people.models import Person

SHORTEST, LONGEST = 5, 8 * 60  # minutes


class Said(models.TextChoices):
    """What somebody answers. Empty: nothing yet."""

    ACCEPTED = "accepted", _("Ik ben er")
    TENTATIVE = "tentative", _("Misschien")
    DECLINED = "declined", _("Ik kan niet")
    PROPOSED = "proposed", _("Een ander moment")  # from a calendar; on our own pages one moves it


class Appointment(TenantModel):
    """`sequence` is that of iCalendar: it rises with each change, for all who are in it."""

    kind = models.CharField(max_length=40)
    about = models.UUIDField()
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(validators=[MinValueValidator(SHORTEST), MaxValueValidator(LONGEST)])
    sequence = models.PositiveIntegerField(default=0)
    made_by = TenantForeignKey(Person, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    cancelled_at = models.DateTimeField(null=True, editable=False)

    application_may = ("SELECT", "INSERT", "UPDATE")

    class Meta:
        verbose_name = _("afspraak in de agenda")
        indexes = [models.Index(fields=["organisation", "starts_at"], name="appointment_by_time")]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "about"], condition=Q(cancelled_at=None), name="appointment_once"
            ),
            models.CheckConstraint(condition=Q(minutes__range=(SHORTEST, LONGEST)), name="appointment_minutes"),
        ]


class Attendance(TenantModel):
    """One person in an appointment. An answer holds for the sequence to which it was given: after a move it is an
    answer to the moment before. `mailed_sequence`: the newest that went out by mail; null for none. `proposed_at` and
    `proposed_minutes`: another moment that was proposed.
    """

    appointment = TenantForeignKey(Appointment, on_delete=models.CASCADE, related_name="attendances")
    person = TenantForeignKey(Person, related_name="attendances")
    answer = models.CharField(max_length=10, choices=Said, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_sequence = models.PositiveIntegerField(null=True)
    proposed_at = models.DateTimeField(null=True)
    proposed_minutes = models.PositiveSmallIntegerField(null=True)
    mailed_sequence = models.PositiveIntegerField(null=True)

    application_may = ("SELECT", "INSERT", "UPDATE")

    class Meta:
        indexes = [models.Index(fields=["organisation", "person", "appointment"], name="attendance_of_person")]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "appointment", "person"], name="attendance_once"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None, answered_sequence=None)
                | (~Q(answer="") & Q(answered_at__isnull=False, answered_sequence__isnull=False)),
                name="attendance_answer_whole",
            ),
            models.CheckConstraint(
                condition=Q(answer=Said.PROPOSED, proposed_at__isnull=False, proposed_minutes__isnull=False)
                | (~Q(answer=Said.PROPOSED) & Q(proposed_at=None, proposed_minutes=None)),
                name="attendance_proposal_whole",
            ),
        ]


class CalendarName(TenantModel):
    """Under which `uid` of iCalendar an appointment stands in the calendar of one person; it never changes. Each has
    one of their own that only they can read, made by the database: who knows it can answer by mail in their name."""

    attendance = TenantForeignKey(Attendance, on_delete=models.DO_NOTHING, related_name="names")
    person = TenantForeignKey(Person, related_name="+")
    uid = models.CharField(max_length=255)

    application_may = ("SELECT",)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "attendance"], name="calendar_name_one_each"),
            models.UniqueConstraint(fields=["uid"], name="calendar_name_once"),
        ]


class Feed(TenantModel):
    """The address by which a person's own calendar fetches the appointments. Of the token we keep its hash; a new
    one takes the place of the old one, which works no more."""

    person = TenantForeignKey(Person, related_name="+")
    token_hash = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "person"], name="feed_one_each"),
            models.UniqueConstraint(fields=["token_hash"], name="feed_token_once"),
        ]
