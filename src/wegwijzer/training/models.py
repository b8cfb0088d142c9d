"""What somebody did to learn: courses, and all that is learned without one."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from wegwijzer.foundation.search import Fold
from wegwijzer.organisations.tenancy import TenantForeignKey, TenantModel
from wegwijzer.people.models import Person, StretchManager

MOST_HOURS = 5000


class TrainingKind(models.TextChoices):
    TRAINING = "training", _("Opleiding")
    E_LEARNING = "e_learning", _("E-learning")
    WORKPLACE = "workplace", _("Leren op de werkplek")
    COACHING = "coaching", _("Coaching")
    INTERVISION = "intervision", _("Intervisie")
    CONFERENCE = "conference", _("Studiedag of congres")
    CONVERSATIONS = "conversations", _("Loopbaangesprekken leren voeren")
    OTHER = "other", _("Andere")


# What somebody works out with a coach or with equals is theirs: leaders do not see that it takes place.
PERSONAL = frozenset({TrainingKind.COACHING, TrainingKind.INTERVISION})


class TrainingParticipation(TenantModel):
    """One person's part in one training. `ends_on` is the last day; None while nobody knows it yet."""

    person = TenantForeignKey(Person, verbose_name=_("persoon"), related_name="trainings")
    title = models.CharField(_("wat"), max_length=200)
    kind = models.CharField(_("soort"), max_length=16, choices=TrainingKind, default=TrainingKind.TRAINING)
    provider = models.CharField(_("gegeven door"), max_length=160, blank=True)
    starts_on = models.DateField(_("eerste dag"))
    ends_on = models.DateField(_("laatste dag"), null=True, blank=True)
    hours = models.DecimalField(
        _("aantal uren"),
        max_digits=6,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(MOST_HOURS)],
    )
    found_by = models.GeneratedField(  # folded once when written, not at each search
        expression=Fold("title"), output_field=models.TextField(db_collation="C"), db_persist=True
    )

    objects = StretchManager()

    class Meta:
        base_manager_name = "objects"
        verbose_name = _("gevolgde opleiding")
        verbose_name_plural = _("gevolgde opleidingen")
        indexes = [
            models.Index(fields=["organisation", "person", "starts_on"], name="training_of_person"),
            models.Index(fields=["organisation", "starts_on", "id"], name="training_by_day"),
            models.Index(fields=["organisation", "found_by", "starts_on", "id"], name="training_by_title"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="training_dates_in_order"
            ),
            models.CheckConstraint(
                condition=Q(hours__isnull=True) | Q(hours__gte=0, hours__lte=MOST_HOURS), name="training_hours"
            ),
            models.CheckConstraint(condition=Q(kind__in=TrainingKind.values), name="training_kind_known"),
            models.UniqueConstraint(
                F("organisation"), F("person"), Lower("title"), F("starts_on"), name="training_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title
