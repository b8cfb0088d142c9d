"""That something happened: for overviews, reminders and figures. No word of what was said."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wegwijzer.organisations.models import Unit
from wegwijzer.organisations.tenancy import TenantForeignKey, TenantModel
from wegwijzer.people.models import Person


class ModelKey(models.TextChoices):
    """The four conversation models (WHO-1). Their parties, flows and guarantees: content/conversation_models."""

    LINE = "line", _("Met de leidinggevende")
    STAFF = "staff", _("Met HR of een coach")
    MANAGEMENT = "management", _("Met de leidinggevende daarboven")
    EXTERNAL = "external", _("Met een adviseur van buiten")


class Side(models.TextChoices):
    EMPLOYEE = "employee", _("Medewerker")
    OTHER = "other", _("Gesprekspartner")


class Phase(models.TextChoices):
    EXPLORE = "explore", _("Verkennen")
    PROPOSE = "propose", _("Voorstellen")
    AGREE = "agree", _("Afspraken")


class OfferedModel(TenantModel):
    """A model that an organisation offers to a group, in its own words. `flows` are the keys of the optional
    flows that it has switched on, within what the model guarantees."""

    key = models.CharField(max_length=12, choices=ModelKey)
    name = models.CharField(_("naam"), max_length=120, blank=True)
    unit = TenantForeignKey(Unit, null=True, blank=True, verbose_name=_("voor"), related_name="+")  # null: everybody
    flows = models.JSONField(default=list, blank=True)
    offered_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "key", "unit"],
                condition=Q(withdrawn_at__isnull=True),
                nulls_distinct=False,
                name="model_offered_once",
            )
        ]


class Round(TenantModel):
    """A period in which a group is invited (CON-4). `group`: {"units": [ids], "families": [ids], "months": N,
    "with": [ids of those among whom the conversations are shared out]}; what is left out does not limit it."""

    name = models.CharField(_("naam"), max_length=120)
    model = models.CharField(_("gespreksmodel"), max_length=12, choices=ModelKey)
    group = models.JSONField(default=dict)
    starts_on = models.DateField(_("vanaf"))
    ends_on = models.DateField(_("tot en met"))
    made_by = TenantForeignKey(Person, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    reminded_at = models.DateTimeField(null=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("gespreksronde")
        verbose_name_plural = _("gespreksrondes")
        indexes = [models.Index(fields=["organisation", "-starts_on", "id"], name="round_by_start")]
        constraints = [models.CheckConstraint(condition=Q(ends_on__gte=models.F("starts_on")), name="round_in_order")]

    def __str__(self) -> str:
        return self.name


class Conversation(TenantModel):
    """One career conversation between two people. Who they are cannot change any more: somebody else means
    another conversation, so that nothing that was said ever gets a new reader."""

    employee = TenantForeignKey(Person, related_name="conversations")
    other = TenantForeignKey(Person, related_name="conversations_held")
    model = models.CharField(max_length=12, choices=ModelKey)
    flows = models.JSONField(default=list)  # as they were when it began, see content/conversation_models
    round = TenantForeignKey(Round, null=True, related_name="conversations")
    instruments = models.JSONField(default=dict)  # {"form", "employee", "other"}: versions, frozen
    asked_by = TenantForeignKey(Person, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    accepted_at = models.DateTimeField(null=True)  # by who was asked
    planned_for = models.DateTimeField(null=True)
    phase = models.CharField(max_length=8, choices=Phase, default=Phase.EXPLORE)
    held_at = models.DateTimeField(null=True)
    concluded_at = models.DateTimeField(null=True)  # both confirmed
    cancelled_at = models.DateTimeField(null=True)
    cancelled_by = TenantForeignKey(Person, null=True, related_name="+")

    application_may = ("SELECT", "INSERT", "UPDATE")

    class Meta:
        verbose_name = _("gesprek")
        verbose_name_plural = _("gesprekken")
        indexes = [
            models.Index(fields=["organisation", "employee", "-asked_at"], name="conversation_of_employee"),
            models.Index(fields=["organisation", "other", "-asked_at"], name="conversation_of_other"),
            models.Index(fields=["organisation", "round", "employee"], name="conversation_in_round"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(employee=models.F("other")), name="conversation_of_two"),
            models.UniqueConstraint(
                fields=["organisation", "round", "employee"],
                condition=Q(round__isnull=False, cancelled_at__isnull=True),
                name="conversation_once_a_round",
            ),
            # Two who ask each other at the same moment. By model, so that nobody can probe for one with an adviser: in
            # that model only the employee makes a row.
            models.UniqueConstraint(
                fields=["organisation", "employee", "other", "model"],
                condition=Q(concluded_at__isnull=True, cancelled_at__isnull=True),
                name="conversation_one_open",
            ),
            models.UniqueConstraint(fields=["organisation", "id", "employee", "other"], name="conversation_parties"),
        ]


class RoundMember(TenantModel):
    """Somebody who was invited in a round. In the external model this is all that anybody else can see, with the
    adviser who was proposed: whether the employee went there, or to another one, is not known."""

    round = TenantForeignKey(Round, on_delete=models.CASCADE, related_name="members")
    person = TenantForeignKey(Person, related_name="+")
    proposed = TenantForeignKey(Person, null=True, related_name="+")
    invited_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["organisation", "person", "round"], name="rounds_of_person")]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "round", "person"], name="roundmember_once"),
        ]


class Participation(TenantModel):
    """One of the two in a conversation, and how far this one is. Each can only move their own."""

    conversation = TenantForeignKey(Conversation, on_delete=models.CASCADE, related_name="participations")
    employee = TenantForeignKey(Person, related_name="+")
    other = TenantForeignKey(Person, related_name="+")
    person = TenantForeignKey(Person, related_name="participations")
    side = models.CharField(max_length=8, choices=Side)
    prepared_at = models.DateTimeField(null=True)
    scores_ready_at = models.DateTimeField(null=True)  # both ready: then the scores are shown, to both at once
    seen_at = models.DateTimeField(null=True)

    application_may = ("SELECT", "INSERT", "UPDATE")

    class Meta:
        indexes = [models.Index(fields=["organisation", "person", "conversation"], name="participation_of_person")]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "conversation", "side"], name="participation_once"),
            models.CheckConstraint(
                condition=Q(side="employee", person=models.F("employee")) | Q(side="other", person=models.F("other")),
                name="participation_of_a_party",
            ),
        ]
