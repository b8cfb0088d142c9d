"""An organisation, its units, and the memory of every row that was changed."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wegwijzer.foundation.ids import new_id
from wegwijzer.foundation.search import Fold
from wegwijzer.organisations.tenancy import TenantForeignKey, TenantManager, TenantModel


def default_languages() -> list[str]:
    return ["nl", "en"]


class Every(models.TextChoices):
    """How often letters that can wait go together."""

    DAY = "day", _("Elke dag")
    WEEK = "week", _("Eén keer per week")


class Weekday(models.IntegerChoices):
    """As ISO 8601 counts them."""

    MONDAY = 1, _("maandag")
    TUESDAY = 2, _("dinsdag")
    WEDNESDAY = 3, _("woensdag")
    THURSDAY = 4, _("donderdag")
    FRIDAY = 5, _("vrijdag")
    SATURDAY = 6, _("zaterdag")
    SUNDAY = 7, _("zondag")


class Organisation(models.Model):
    """A tenant. Row-level security shows it to its own people only."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    slug = models.SlugField(_("naam in het webadres"), max_length=40, unique=True)
    name = models.CharField(_("naam"), max_length=120)
    language = models.CharField(_("taal"), max_length=5, choices=settings.LANGUAGES, default="nl")
    languages = ArrayField(
        models.CharField(max_length=5, choices=settings.LANGUAGES),
        verbose_name=_("talen die mensen kunnen kiezen"),
        default=default_languages,
    )
    max_share = models.DecimalField(
        _("hoogste tewerkstelling, in procent van voltijds"),
        max_digits=5,
        decimal_places=2,
        default=100,
        validators=[MinValueValidator(100), MaxValueValidator(200)],
        help_text=_("Alle plaatsen van één persoon samen blijven op elk moment hieronder."),
    )
    digest_every = models.CharField(_("overzicht per e-mail"), max_length=4, choices=Every, default=Every.DAY)
    digest_weekday = models.PositiveSmallIntegerField(
        _("dag van het overzicht"), choices=Weekday, default=Weekday.MONDAY
    )
    digest_hour = models.PositiveSmallIntegerField(
        _("uur van het overzicht"), default=8, validators=[MaxValueValidator(23)]
    )
    quiet_weeks = models.PositiveSmallIntegerField(
        _("weken zonder stap"), default=8, validators=[MinValueValidator(2), MaxValueValidator(52)]
    )
    created_at = models.DateTimeField(auto_now_add=True)

    application_may = ("SELECT", "INSERT", "UPDATE")

    class Meta:
        verbose_name = _("organisatie")
        verbose_name_plural = _("organisaties")
        constraints = [
            models.CheckConstraint(condition=Q(max_share__range=(100, 200)), name="organisation_max_share"),
            models.CheckConstraint(condition=Q(quiet_weeks__range=(2, 52)), name="organisation_quiet_weeks"),
        ]

    def __str__(self) -> str:
        return self.name


class UnitKind(models.TextChoices):
    COMPANY = "company", _("Organisatie")
    SITE = "site", _("Vestiging")
    DEPARTMENT = "department", pgettext_lazy("soort", "Afdeling")
    TEAM = "team", _("Team")


class Unit(TenantModel):
    """A node in the organisation's tree.

    `path` is kept by the database: the ids from the top down to this unit, each followed by a point. A
    unit's descendants are the units whose path starts with its own; a unit below itself is refused there.
    """

    parent = TenantForeignKey(
        "self", verbose_name=_("hoort bij"), null=True, blank=True, related_name="children", db_index=False
    )
    code = models.CharField(_("code"), max_length=40, blank=True)
    name = models.CharField(_("naam"), max_length=160)
    kind = models.CharField(_("soort"), max_length=12, choices=UnitKind, default=UnitKind.DEPARTMENT)
    starts_on = models.DateField(_("bestaat vanaf"), null=True, blank=True)
    ends_on = models.DateField(_("bestaat tot en met"), null=True, blank=True)
    path = models.TextField(editable=False, db_collation="C", default="")
    depth = models.PositiveSmallIntegerField(editable=False, default=0)
    found_by = models.GeneratedField(  # folded once when written, not for each unit at each search
        expression=Fold(Concat("name", Value(" "), "code", output_field=models.TextField())),
        output_field=models.TextField(),
        db_persist=True,
    )

    class Meta:
        verbose_name = _("afdeling")
        verbose_name_plural = _("afdelingen")
        indexes = [
            models.Index(fields=["organisation", "parent", "name", "id"], name="unit_children"),
            models.Index(fields=["organisation", "path"], name="unit_path"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "code"], condition=~Q(code=""), name="unit_code_once"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="unit_dates_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class RowVersion(models.Model):
    """How a row was before it was changed or removed. Written by the database, by no other hand.

    `correction` tells a mistake put right from a change in the world; `reason` is what the person who did
    it wrote. Holds structure (people, places, functions, units), never what was said in a conversation.
    """

    id = models.BigAutoField(primary_key=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, db_index=False, related_name="+")
    table = models.CharField(max_length=63)
    row_id = models.UUIDField()
    happened_at = models.DateTimeField()
    operation = models.CharField(max_length=6)
    correction = models.BooleanField()
    reason = models.TextField(blank=True)
    person_id = models.UUIDField(null=True)
    before = models.JSONField()

    objects = TenantManager()
    application_may = ("SELECT",)

    class Meta:
        indexes = [models.Index(fields=["organisation", "table", "row_id", "id"], name="rowversion_of_row")]
