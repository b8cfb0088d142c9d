"""An organisation's own copy of an instrument: drafted, published (from then on frozen), withdrawn."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wegwijzer.organisations.tenancy import TenantForeignKey, TenantModel
from wegwijzer.people.models import Person


class OwnState(models.TextChoices):
    """Follows from the moments below; kept nowhere."""

    DRAFT = "draft", _("Ontwerp")
    PUBLISHED = "published", _("Gepubliceerd")
    WITHDRAWN = "withdrawn", _("Ingetrokken")


class OwnInstrument(TenantModel):
    """`structure` and `texts` (language → key → text) as in the files of content/instruments.

    `key` is that of the shipped instrument in whose place it comes; `based_on` the ref it was copied from.
    `digest` is empty while it is a draft. The database refuses any change of what was published.
    """

    key = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    based_on = models.CharField(max_length=80)
    structure = models.JSONField()
    texts = models.JSONField()
    digest = models.CharField(max_length=64, blank=True)
    drafted_at = models.DateTimeField(auto_now_add=True)
    drafted_by = TenantForeignKey(Person, null=True, related_name="+")  # null: the operator, by command
    published_at = models.DateTimeField(null=True)
    published_by = TenantForeignKey(Person, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = TenantForeignKey(Person, null=True, related_name="+")

    class Meta:
        verbose_name = _("eigen versie van een vragenlijst")
        verbose_name_plural = _("eigen versies van vragenlijsten")
        constraints = [
            models.UniqueConstraint(fields=["organisation", "key", "number"], name="instrument_number_once"),
            models.UniqueConstraint(
                fields=["organisation", "key"], condition=Q(published_at=None), name="instrument_one_draft"
            ),
            models.CheckConstraint(
                condition=Q(published_at=None, digest="") | (Q(published_at__isnull=False) & ~Q(digest="")),
                name="instrument_published_has_digest",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(published_at__isnull=False),
                name="instrument_withdrawn_was_published",
            ),
        ]

    @property
    def state(self) -> OwnState:
        if self.withdrawn_at:
            return OwnState.WITHDRAWN
        return OwnState.PUBLISHED if self.published_at else OwnState.DRAFT
