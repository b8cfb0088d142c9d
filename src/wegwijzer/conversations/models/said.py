"""What was said. The database shows these rows to the two people of the conversation, and some to one of them.

Each row carries both people; a key in the database holds them to those of its conversation.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wegwijzer.conversations.models.facts import Conversation
from wegwijzer.organisations.tenancy import TenantForeignKey, TenantModel
from wegwijzer.people.models import Person
from wegwijzer.plans.models import Agreement

LONGEST = 20_000  # characters in one field


class Said(TenantModel):
    conversation = TenantForeignKey(Conversation, on_delete=models.CASCADE, related_name="%(class)s_rows")
    employee = TenantForeignKey(Person, related_name="+")
    other = TenantForeignKey(Person, related_name="+")

    class Meta:
        abstract = True
        base_manager_name = "objects"


class Part(models.TextChoices):
    """What a person writes or sets alone."""

    PREPARATION = "preparation", _("Voorbereiding")
    GROWTH = "growth", _("Wat groei zou betekenen")
    SCORE = "score", _("Score")
    NOTE = "note", _("Notitie voor mezelf")


class OwnAnswer(Said):
    """Of one person alone, until shared (preparation, growth) or shown to both at once (score); a note never is."""

    author = TenantForeignKey(Person, related_name="+")
    part = models.CharField(max_length=12, choices=Part)
    key = models.CharField(max_length=80)  # of the question or theme in the instrument
    value = models.JSONField()
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(auto_now=True)
    shared_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "conversation", "author", "part", "key"], name="ownanswer_once"
            )
        ]


class JointField(Said):
    """A field of the form that both write in: growth, term, actions and notes of a theme, why, until when …"""

    key = models.CharField(max_length=80)
    value = models.JSONField()
    version = models.PositiveIntegerField(default=1)
    changed_by = TenantForeignKey(Person, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "conversation", "key"], name="jointfield_once"),
        ]


class Kept(Said):
    """A text as it was before it was written over or removed; the database keeps it, nobody else writes here.
    `author` null: of both. `key`: of the field or question, or `example.<id>`, `proposal.<id>`."""

    author = TenantForeignKey(Person, null=True, related_name="+")
    part = models.CharField(max_length=12, blank=True)
    key = models.CharField(max_length=80)
    value = models.JSONField()
    version = models.PositiveIntegerField()
    written_by = TenantForeignKey(Person, related_name="+")
    kept_at = models.DateTimeField(auto_now_add=True)

    application_may = ("SELECT",)

    class Meta:
        indexes = [models.Index(fields=["organisation", "conversation", "key", "version"], name="kept_by_key")]


class Example(Said):
    """A concrete moment, with a theme (CON-9). Only who wrote it changes it."""

    author = TenantForeignKey(Person, related_name="+")
    theme = models.CharField(max_length=80)
    kind = models.CharField(max_length=12, blank=True)  # strength, success, initiative, way_round, wish
    text = models.TextField(max_length=2000)
    version = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["organisation", "conversation", "theme", "id"], name="example_by_theme")]


class Proposal(Said):
    """Something that could be, in the second phase (CON-10), and what each thinks of it."""

    author = TenantForeignKey(Person, related_name="+")
    text = models.TextField(max_length=2000)
    verdict = models.CharField(max_length=12, blank=True)  # possible, not_possible, not_yet
    verdict_by = TenantForeignKey(Person, null=True, related_name="+")
    why = models.TextField(max_length=2000, blank=True)
    direction = models.CharField(max_length=12, blank=True)  # deepen, broaden
    place = models.CharField(max_length=12, blank=True)  # own_function, elsewhere, outside
    version = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField(auto_now_add=True)


class AgreementMade(Said):
    """An agreement that was made in this conversation."""

    agreement = TenantForeignKey(Agreement, on_delete=models.CASCADE, related_name="made_in")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "agreement"], name="agreement_made_once"),
        ]


class Confirmation(Said):
    """One of the two agrees with the conclusion as it stands; with both it is fixed (CON-11)."""

    person = TenantForeignKey(Person, related_name="+")
    remark = models.TextField(_("opmerking"), max_length=2000, blank=True)
    confirmed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "conversation", "person"], name="confirmation_once"),
        ]


class Addition(Said):
    """Something that was added after the conclusion was fixed. Stays as it is."""

    author = TenantForeignKey(Person, related_name="+")
    text = models.TextField(_("aanvulling"), max_length=2000)
    added_at = models.DateTimeField(auto_now_add=True)

    application_may = ("SELECT", "INSERT")
