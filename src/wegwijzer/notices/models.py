"""What there is to tell one person, and the letters that say so. The database shows them to that person alone."""

from django.db import connection, models

from wegwijzer.foundation.ids import new_id
from wegwijzer.notices.kinds import Pace
from wegwijzer.organisations.tenancy import TenantForeignKey, TenantModel
from wegwijzer.people.models import Person


class Notice(TenantModel):
    """`about`: the id of what it is about. `key`: what happened, so that it is told once. It holds no text.

    `letter`: that which told of it by mail, once it was handed over.
    """

    person = TenantForeignKey(Person, related_name="notices")
    kind = models.CharField(max_length=40)
    about = models.UUIDField(null=True)
    by = TenantForeignKey(Person, related_name="+")
    key = models.CharField(max_length=160)
    told_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)
    letter = models.UUIDField(null=True)

    application_may = ("SELECT", "INSERT", "UPDATE")

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "person", "-told_at"], name="notice_of_person"),
            models.Index(
                fields=["organisation", "told_at", "person"],
                condition=models.Q(seen_at__isnull=True),
                name="notice_unseen",
            ),
        ]
        constraints = [models.UniqueConstraint(fields=["organisation", "person", "key"], name="notice_told_once")]


class Choice(TenantModel):
    """How somebody wants the letters of a group. Without a row: as each kind says itself."""

    person = TenantForeignKey(Person, related_name="+")
    group = models.CharField(max_length=40)
    pace = models.CharField(max_length=8, choices=Pace)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "person", "group"], name="choice_once")]


class Letter(TenantModel):
    """That a letter went, never what was in it. `key`: which one, so that there is one of it.

    `handed_at`: the moment just before the last line, which makes the mail server take it (see once.py). `taken_at`:
    when it said that it did. Handed and not taken: nobody knows. `id` is in the letter's Message-ID.
    """

    person = TenantForeignKey(Person, related_name="+")
    key = models.CharField(max_length=160)
    to = models.EmailField()
    made_at = models.DateTimeField(auto_now_add=True)
    handed_at = models.DateTimeField(null=True)
    taken_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["made_at"], name="letter_by_age")]
        constraints = [models.UniqueConstraint(fields=["organisation", "person", "key"], name="letter_once")]


class MailRound(TenantModel):
    """That the daily round of reminders was made for a day, and whether digests went with it."""

    day = models.DateField()
    with_digest = models.BooleanField()

    application_may = ("SELECT", "INSERT")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "day"], name="mail_round_once")]


class Failure(models.TextChoices):
    """Why a letter does not arrive, as far as the mail server says."""

    UNKNOWN = "unknown"
    FULL = "full"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    OTHER = "other"


class Undelivered(TenantModel):
    """That letters do not reach somebody: at which address, since when, and why; nothing of what they said.

    `returned`: it was taken first and came back later. Then a next one that is taken says little, and `tried_at` is
    when that was: without another return it is forgotten some days after (sql/letters.sql).
    """

    person = TenantForeignKey(Person, related_name="undelivered")
    address = models.EmailField()
    failure = models.CharField(max_length=12, choices=Failure)
    status = models.CharField(max_length=12, blank=True)
    returned = models.BooleanField(default=False)
    since = models.DateTimeField()
    last_at = models.DateTimeField()
    tried_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["organisation", "since", "id"], name="undelivered_by_time")]
        constraints = [models.UniqueConstraint(fields=["organisation", "person"], name="undelivered_once")]


class TakenIn(models.Model):
    """A fingerprint of each letter that came in, so that it is taken once. Of no organisation: nobody knows yet."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    mark = models.CharField(max_length=64, unique=True)
    taken_at = models.DateTimeField(auto_now_add=True)

    application_may = ("SELECT", "INSERT", "DELETE")

    @classmethod
    def take(cls, mark: str) -> bool:
        """Whether this is the first time; who comes second at the same moment waits for the first."""
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO notices_takenin (id, mark, taken_at) VALUES (%s, %s, now()) ON CONFLICT (mark) DO NOTHING",
                [new_id(), mark],
            )
            return cursor.rowcount == 1
