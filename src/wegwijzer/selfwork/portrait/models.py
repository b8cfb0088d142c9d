"""Stories of others about somebody at their best (SELF-4), and what that person finds in them.

Everything here is of one person: whoever asked. A story is its writer's until it is sent: so long the database shows
it to nobody, and only the owner's functions in `sql/stories.sql` reach it, for who holds the token.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wegwijzer.instruments.versions import LONGEST_REF
from wegwijzer.organisations.tenancy import TenantForeignKey, TenantModel
from wegwijzer.people.models import Person

LONGEST_INTRO = 600  # characters that writers read before they begin
LONGEST_PORTRAIT = 20_000
LONGEST_NAME = 80


class Way(models.TextChoices):
    """How an invitation reaches its writer."""

    COLLEAGUE = "colleague", _("een brief van ons, aan een collega")
    MAIL = "mail", _("een brief van ons")
    LINK = "link", _("een link die je zelf doorgeeft")


class Asking(TenantModel):
    """One time that somebody asks for stories. `until`: the last day on which one can be sent. What was removed
    keeps no content; its row goes later, so that who was still writing finds the own words back."""

    person = TenantForeignKey(Person, related_name="+")
    instrument = models.CharField(max_length=LONGEST_REF)
    intro = models.TextField(_("je woorden vooraf"), max_length=LONGEST_INTRO, blank=True)
    until = models.DateField(_("tot en met"))
    portrait = models.TextField(blank=True, max_length=LONGEST_PORTRAIT)
    portrait_version = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["organisation", "person", "-begun_at"], name="asking_of_person")]


class Invited(TenantModel):
    """Who was asked. `name` is what the asker calls them. Of the token stands a hash only; of the address, some time
    after the end, nothing. `handed_hash`: of the link as it was handed over, once its writer has one of their own."""

    asking = TenantForeignKey(Asking, on_delete=models.DO_NOTHING, related_name="invited")
    person = TenantForeignKey(Person, related_name="+")
    way = models.CharField(max_length=10, choices=Way.choices)
    name = models.CharField(_("naam"), max_length=LONGEST_NAME)
    email = models.EmailField(blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    handed_hash = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001 (unique when it is there)
    invited_at = models.DateTimeField(auto_now_add=True)
    reminded_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "person", "-invited_at"], name="invited_by_person"),
            models.Index(fields=["organisation", "fingerprint"], name="invited_address", condition=~Q(fingerprint="")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "asking", "fingerprint"],
                name="invited_once",
                condition=~Q(fingerprint="") & Q(withdrawn_at=None),
            ),
        ]


class Story(TenantModel):
    """What one writer wrote, by the key of the question; seen by who asked once it is sent, and by nobody before."""

    asking = TenantForeignKey(Asking, on_delete=models.DO_NOTHING, related_name="stories")
    invited = TenantForeignKey(Invited, on_delete=models.DO_NOTHING, related_name="+")
    person = TenantForeignKey(Person, related_name="+")
    answers = models.JSONField(default=dict)
    versions = models.JSONField(default=dict)
    saved_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    letters = models.PositiveSmallIntegerField(default=0)
    letter_at = models.DateTimeField(null=True)

    application_may = ("SELECT", "DELETE")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "invited"], name="story_once")]


class Thread(TenantModel):
    """What returns in the stories, by a name of one's own. `place`: its order, counted from one."""

    asking = TenantForeignKey(Asking, on_delete=models.DO_NOTHING, related_name="threads")
    person = TenantForeignKey(Person, related_name="+")
    name = models.CharField(_("naam"), max_length=LONGEST_NAME)
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["organisation", "asking", "place"], name="thread_of_asking")]


class Passage(TenantModel):
    """A piece of a story that its reader marked: the characters from `start` up to `end` of one answer."""

    asking = TenantForeignKey(Asking, on_delete=models.DO_NOTHING, related_name="passages")
    story = TenantForeignKey(Story, on_delete=models.DO_NOTHING, related_name="passages")
    person = TenantForeignKey(Person, related_name="+")
    thread = TenantForeignKey(Thread, null=True, on_delete=models.SET_NULL, related_name="passages")
    field = models.CharField(max_length=80)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["organisation", "asking", "place"], name="passage_of_asking")]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "story", "field", "start", "end"], name="passage_once"),
        ]


class NoMore(models.Model):
    """An address that asked for no more of these letters from one organisation: a fingerprint of both, and nothing
    that says which. Only the owner's function adds one."""

    fingerprint = models.CharField(max_length=64, primary_key=True)
    asked_on = models.DateField()

    application_may = ("SELECT",)
