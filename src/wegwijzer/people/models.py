"""People and their time with an organisation. Dates are days; `ends_on` is the last day, None is open."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.roles import Role
from wegwijzer.functions.models import Function
from wegwijzer.organisations.models import Unit
from wegwijzer.organisations.tenancy import TenantForeignKey, TenantManager, TenantModel


class Days(Func):
    """The days from–to, both included, as a range.

    In exclusion constraints whose stretch it is comes first and the organisation last: a GiST index divides
    its pages by the first column, and within one organisation that one would divide nothing.
    """

    function = "daterange"
    output_field = DateRangeField()

    def __init__(self, starts_on="starts_on", ends_on="ends_on"):
        super().__init__(F(starts_on), F(ends_on), Value("[]"))


def in_order(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
        name=name,
        violation_error_message=_("De einddatum ligt voor de begindatum."),
    )


# Kept in an index beside its keys: whether a row holds today is then answered without fetching it.
DAYS = ["starts_on", "ends_on"]


class StretchQuerySet(models.QuerySet):
    """Things that run from one day to another."""

    def on(self, day):
        """Those that hold on `day`."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)


class StretchManager(TenantManager.from_queryset(StretchQuerySet)):
    pass


class Stretch(TenantModel):
    starts_on = models.DateField(_("vanaf"))
    ends_on = models.DateField(_("tot en met"), null=True, blank=True)
    corrected_at = models.DateTimeField(null=True, editable=False)

    objects = StretchManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def holds_on(self, day) -> bool:
        return self.starts_on <= day and (self.ends_on is None or self.ends_on >= day)


class Gender(models.TextChoices):
    WOMAN = "f", _("Vrouw")
    MAN = "m", _("Man")
    OTHER = "x", _("X")
    UNKNOWN = "", _("Niet ingevuld")


class Person(TenantModel):
    """Someone as one organisation knows them. Signs in with an account, and may have none."""

    number = models.CharField(_("personeelsnummer"), max_length=40, blank=True)
    given_name = models.CharField(_("voornaam"), max_length=80)
    family_name = models.CharField(
        _("achternaam"), max_length=120, help_text=_("Met het voorvoegsel erbij, zoals in “Van den Broeck”.")
    )
    email = models.EmailField(_("e-mailadres"), blank=True)
    birth_date = models.DateField(_("geboortedatum"), null=True, blank=True)
    gender = models.CharField(_("gender"), max_length=1, choices=Gender, blank=True, default=Gender.UNKNOWN)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="people"
    )
    sort_name = models.GeneratedField(
        expression=Func(
            F("family_name"), F("given_name"), function="wegwijzer_sort_name", output_field=models.TextField()
        ),
        output_field=models.TextField(db_collation="C"),
        db_persist=True,
    )

    class Meta:
        verbose_name = _("persoon")
        verbose_name_plural = _("personen")
        indexes = [
            models.Index(fields=["organisation", "sort_name", "id"], name="person_by_name"),
            models.Index(
                fields=["organisation", "sort_name", "id"],
                condition=Q(account__isnull=True) & ~Q(email=""),
                name="person_to_invite",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "number"], condition=~Q(number=""), name="person_number_once"
            ),
            models.UniqueConstraint(
                F("organisation"),
                Func("email", function="lower"),
                condition=~Q(email=""),
                name="person_email_once",
            ),
            models.UniqueConstraint(
                fields=["organisation", "account"],
                condition=Q(account__isnull=False),
                name="person_account_once",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def initials(self) -> str:
        family = self.family_name.split()
        return (self.given_name[:1] + (family[-1][:1] if family else "")).upper()


class NameTerm(models.Model):
    """A beginning by which a person is found: each word of the name, the name run together, the number.

    Kept by the database on every route. An equality-and-range search on plain text stays usable as an
    index condition behind row-level security, which a trigram operator does not.
    """

    pk = models.CompositePrimaryKey("organisation_id", "term", "person_id")
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, db_index=False, related_name="+")
    person = TenantForeignKey(Person, on_delete=models.DO_NOTHING, related_name="terms")
    term = models.TextField(db_collation="C")

    objects = TenantManager()

    class Meta:
        indexes = [models.Index(fields=["organisation", "person", "term"], name="nameterm_of_person")]


class EmploymentKind(models.TextChoices):
    PERMANENT = "permanent", _("Vast contract")
    FIXED_TERM = "fixed_term", _("Tijdelijk contract")
    AGENCY = "agency", _("Uitzendcontract")
    OTHER = "other", _("Andere")


class Employment(Stretch):
    person = TenantForeignKey(Person, related_name="employments")
    kind = models.CharField(_("soort"), max_length=12, choices=EmploymentKind, default=EmploymentKind.PERMANENT)

    class Meta(Stretch.Meta):
        verbose_name = _("dienstverband")
        verbose_name_plural = _("dienstverbanden")
        indexes = [
            models.Index(
                fields=["organisation", "person", "starts_on"], name="employment_of_person", include=["ends_on"]
            ),
            models.Index(fields=["organisation", "ends_on"], name="employment_by_end"),
        ]
        constraints = [
            in_order("employment_dates_in_order"),
            ExclusionConstraint(
                name="employment_one_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    (Days(), RangeOperators.OVERLAPS),
                    ("organisation", RangeOperators.EQUAL),
                ],
                violation_error_message=_("Deze persoon is in die periode al in dienst."),
            ),
        ]


class Position(Stretch):
    """A stretch of an employment in one function and one unit, for a share of full time (in percent)."""

    person = TenantForeignKey(Person, related_name="positions")
    employment = TenantForeignKey(Employment, related_name="positions")
    function = TenantForeignKey(Function, verbose_name=_("functie"), related_name="positions")
    unit = TenantForeignKey(Unit, verbose_name=_("afdeling"), related_name="positions")
    share = models.DecimalField(
        _("tewerkstelling in procent"),
        max_digits=5,
        decimal_places=2,
        default=100,
        validators=[MinValueValidator(1), MaxValueValidator(200)],
    )

    class Meta(Stretch.Meta):
        verbose_name = _("plaats")
        verbose_name_plural = _("plaatsen")
        indexes = [
            models.Index(fields=["organisation", "person", "starts_on"], name="position_of_person"),
            models.Index(fields=["organisation", "unit", "person"], name="position_in_unit", include=DAYS),
            models.Index(fields=["organisation", "function", "person"], name="position_in_function", include=DAYS),
            models.Index(fields=["organisation", "employment"], name="position_of_employment"),
        ]
        constraints = [
            in_order("position_dates_in_order"),
            models.CheckConstraint(condition=Q(share__gt=0, share__lte=200), name="position_share"),
            models.UniqueConstraint(
                fields=["organisation", "person", "function", "unit", "starts_on"],
                name="position_once",
                violation_error_message=_("Deze plaats staat er al."),
            ),
        ]


class LineKind(models.TextChoices):
    HIERARCHICAL = "hierarchical", _("Leidinggevende")
    FUNCTIONAL = "functional", _("Functioneel leidinggevende")
    PROJECT = "project", _("Projectleider")


class ReportingLine(Stretch):
    """Who leads the person in a position, in which way, from–to. The report stands beside the position so
    that the database can refuse somebody leading themselves."""

    position = TenantForeignKey(Position, on_delete=models.CASCADE, related_name="lines")
    person = TenantForeignKey(Person, related_name="upward_lines")
    manager = TenantForeignKey(Person, verbose_name=_("leidinggevende"), related_name="downward_lines")
    kind = models.CharField(_("soort lijn"), max_length=12, choices=LineKind, default=LineKind.HIERARCHICAL)

    class Meta(Stretch.Meta):
        verbose_name = _("lijn")
        verbose_name_plural = _("lijnen")
        indexes = [
            models.Index(fields=["organisation", "manager", "person"], name="line_of_manager", include=[*DAYS, "kind"]),
            models.Index(fields=["organisation", "person", "manager"], name="line_of_person", include=[*DAYS, "kind"]),
            models.Index(fields=["organisation", "position"], name="line_of_position"),
        ]
        constraints = [
            in_order("line_dates_in_order"),
            models.CheckConstraint(
                condition=~Q(person=F("manager")),
                name="line_not_to_oneself",
                violation_error_message=_("Niemand is de leidinggevende van zichzelf."),
            ),
            ExclusionConstraint(
                name="line_one_leader_at_a_time",
                expressions=[
                    ("position", RangeOperators.EQUAL),
                    (Days(), RangeOperators.OVERLAPS),
                    ("organisation", RangeOperators.EQUAL),
                ],
                condition=Q(kind=LineKind.HIERARCHICAL),
                violation_error_message=_("Op deze plaats is er in die periode al een leidinggevende."),
            ),
            models.UniqueConstraint(
                fields=["organisation", "position", "manager", "kind", "starts_on"],
                name="line_once",
                violation_error_message=_("Deze lijn staat er al."),
            ),
        ]


class Membership(Stretch):
    """What a person is in an organisation. Roles can be combined; the last one that ends closes the door."""

    person = TenantForeignKey(Person, related_name="memberships")
    role = models.CharField(_("rol"), max_length=20, choices=Role)

    class Meta(Stretch.Meta):
        verbose_name = _("rol")
        verbose_name_plural = _("rollen")
        indexes = [
            models.Index(fields=["organisation", "person", "role"], name="membership_of_person", include=DAYS),
            models.Index(fields=["organisation", "role", "person"], name="membership_by_role", include=DAYS),
        ]
        constraints = [
            in_order("membership_dates_in_order"),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="membership_role_known"),
            ExclusionConstraint(
                name="membership_role_once",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    (Days(), RangeOperators.OVERLAPS),
                    ("organisation", RangeOperators.EQUAL),
                ],
                violation_error_message=_("Deze persoon heeft die rol in die periode al."),
            ),
        ]


class PathCheck(TenantModel):
    """Someone looked at their own path and said whether it is right. A remark waits for HR until handled."""

    person = TenantForeignKey(Person, related_name="path_checks")
    checked_at = models.DateTimeField(auto_now_add=True)
    remark = models.TextField(_("wat klopt er niet?"), blank=True, max_length=2000)
    handled_at = models.DateTimeField(null=True, editable=False)
    handled_by = TenantForeignKey(Person, null=True, editable=False, related_name="+")

    class Meta:
        verbose_name = _("nazicht van het pad")
        indexes = [
            models.Index(fields=["organisation", "person", "checked_at"], name="pathcheck_of_person"),
            models.Index(
                fields=["organisation", "checked_at"],
                condition=~Q(remark="") & Q(handled_at__isnull=True),
                name="pathcheck_open",
            ),
        ]
