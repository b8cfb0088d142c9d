"""Functions as the organisation defines them: family, level and competence profile (MOB-1, own list)."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wegwijzer.organisations.tenancy import TenantForeignKey, TenantModel


class FunctionFamily(TenantModel):
    """Functions that have their work in common, such as production or finance."""

    name = models.CharField(_("naam"), max_length=120)

    class Meta:
        verbose_name = _("functiefamilie")
        verbose_name_plural = _("functiefamilies")
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="family_name_once")]

    def __str__(self) -> str:
        return self.name


class CompetenceKind(models.TextChoices):
    TECHNICAL = "technical", _("Vakkennis")
    SOCIAL = "social", _("Omgaan met mensen")
    CORE = "core", _("Gedrag dat we van iedereen vragen")
    SPECIFIC = "specific", _("Gedrag voor deze functie")


class Competence(TenantModel):
    name = models.CharField(_("naam"), max_length=160)
    kind = models.CharField(_("soort"), max_length=12, choices=CompetenceKind, default=CompetenceKind.TECHNICAL)
    description = models.TextField(_("uitleg"), blank=True, max_length=2000)

    class Meta:
        verbose_name = _("competentie")
        verbose_name_plural = _("competenties")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="competence_name_once"),
        ]

    def __str__(self) -> str:
        return self.name


LEVELS = [MinValueValidator(1), MaxValueValidator(12)]


class Function(TenantModel):
    """A job. Exists from–to; what was changed about it is kept in its row versions."""

    code = models.CharField(_("code"), max_length=40, blank=True)
    name = models.CharField(_("naam"), max_length=160)
    family = TenantForeignKey(FunctionFamily, verbose_name=_("functiefamilie"), related_name="functions")
    level = models.PositiveSmallIntegerField(
        _("niveau"),
        validators=LEVELS,
        default=1,
        help_text=_("Van 1 tot 12, zoals de organisatie ze indeelt."),
    )
    description = models.TextField(_("waarover de job gaat"), blank=True, max_length=4000)
    starts_on = models.DateField(_("bestaat vanaf"), null=True, blank=True)
    ends_on = models.DateField(_("bestaat tot en met"), null=True, blank=True)

    class Meta:
        verbose_name = _("functie")
        verbose_name_plural = _("functies")
        indexes = [
            models.Index(fields=["organisation", "name", "id"], name="function_by_name"),
            models.Index(fields=["organisation", "family", "level"], name="function_by_family"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "code"], condition=~Q(code=""), name="function_code_once"),
            models.CheckConstraint(condition=Q(level__range=(1, 12)), name="function_level"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="function_dates_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Mastery(models.IntegerChoices):
    """How far a function asks a competence."""

    BASIC = 1, _("Basis")
    INDEPENDENT = 2, _("Zelfstandig")
    EXPERIENCED = 3, _("Ervaren")
    LEADING = 4, _("Toonaangevend")


class FunctionCompetence(TenantModel):
    """One line of a function's competence profile."""

    function = TenantForeignKey(Function, on_delete=models.CASCADE, related_name="profile")
    competence = TenantForeignKey(Competence, verbose_name=_("competentie"), related_name="asked_by")
    mastery = models.PositiveSmallIntegerField(_("hoe ver"), choices=Mastery, default=Mastery.INDEPENDENT)

    class Meta:
        verbose_name = _("competentie in het profiel")
        constraints = [
            models.UniqueConstraint(fields=["organisation", "function", "competence"], name="profile_competence_once"),
            models.CheckConstraint(condition=Q(mastery__range=(1, 4)), name="profile_mastery"),
        ]
        indexes = [models.Index(fields=["organisation", "competence"], name="profile_by_competence")]
