"""What a person finds out alone (SELF): answers to instruments, what was shared of it, what was taken along.

A sheet is one time that somebody worked through an instrument, so that the next time can be laid beside it. It is
of that person alone. What is shared is a copy of what stood there then: writing on does not show more to anybody.
"""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wegwijzer.instruments.versions import LONGEST_REF
from wegwijzer.organisations.tenancy import TenantForeignKey, TenantModel
from wegwijzer.people.models import Person
from wegwijzer.selfwork.portrait.models import Asking, Invited, NoMore, Passage, Story, Thread, Way

__all__ = [
    "Asking",
    "Invited",
    "NoMore",
    "Passage",
    "Share",
    "Sheet",
    "SheetAnswer",
    "Story",
    "Taken",
    "Thread",
    "Way",
]

LONGEST_NAME = 80  # characters of a name of one's own for a sheet


class Sheet(TenantModel):
    """`key` and `instrument` (a ref) say which instrument, in which version; `one_by_one` how it is answered."""

    person = TenantForeignKey(Person, related_name="sheets")
    key = models.CharField(max_length=40)
    instrument = models.CharField(max_length=LONGEST_REF)
    name = models.CharField(_("naam"), max_length=LONGEST_NAME, blank=True)
    one_by_one = models.BooleanField(default=False)
    begun_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["organisation", "person", "key", "-begun_at"], name="sheet_of_person")]


class SheetAnswer(TenantModel):
    """One field of a sheet, as instruments.answers.check_answer cleaned it. `version` rises with each change."""

    sheet = TenantForeignKey(Sheet, on_delete=models.CASCADE, related_name="answers")
    person = TenantForeignKey(Person, related_name="+")
    field = models.CharField(max_length=80)
    value = models.JSONField(null=True)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "sheet", "field"], name="sheet_answer_once"),
        ]


class Share(TenantModel):
    """Answers of a sheet that one other person may read, to and with `until` (none: until they are taken back).

    What is shared of stories has no instrument: then `pieces` holds the copy as it reads, each with its `part`,
    `title` and `lines`, and `title` what the whole is called.
    """

    person = TenantForeignKey(Person, related_name="+")
    receiver = TenantForeignKey(Person, related_name="+")
    sheet = TenantForeignKey(Sheet, null=True, on_delete=models.SET_NULL, related_name="shares")
    asking = TenantForeignKey(Asking, null=True, on_delete=models.SET_NULL, related_name="shares")
    instrument = models.CharField(max_length=LONGEST_REF, blank=True)
    title = models.CharField(max_length=80, blank=True)
    made_on = models.DateField()  # when the sheet was begun: what it says of its time
    answers = models.JSONField(default=dict)
    pieces = models.JSONField(default=list)
    until = models.DateField(_("tot en met"), null=True)
    shared_at = models.DateTimeField(auto_now_add=True)
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "person", "-shared_at"], name="share_of_person"),
            models.Index(fields=["organisation", "receiver", "-shared_at"], name="share_to_person"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(receiver=models.F("person")), name="share_with_another"),
        ]

    def is_open_for(self, receiver: Person, until: date | None) -> bool:
        """Whether it was shared with this person until this day, and not taken back."""
        return self.taken_back_at is None and (self.receiver_id, self.until) == (receiver.pk, until)


class Taken(TenantModel):
    """A piece that its owner takes along: to a conversation, a plan. Still of that person alone.

    `place` says what kind of thing it goes to and `target` which one. `text` is as it read when it was taken.
    """

    person = TenantForeignKey(Person, related_name="+")
    sheet = TenantForeignKey(Sheet, null=True, on_delete=models.SET_NULL, related_name="taken")
    field = models.CharField(max_length=80, blank=True)
    place = models.CharField(max_length=20)
    target = models.UUIDField()
    title = models.CharField(max_length=300)
    text = models.TextField(max_length=20_000)
    taken_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["organisation", "person", "place", "target"], name="taken_to")]
