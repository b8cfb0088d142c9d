"""The reading log (WHO-7): who looked at something of somebody else. Only its owner can read it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wegwijzer.foundation.ids import new_id
from wegwijzer.organisations.tenancy import TenantManager


class ReadingSubject(models.TextChoices):
    """What was read."""

    PERSON_PAGE = "person_page", _("Je persoonlijke pagina en je pad")
    PREPARATION = "preparation", _("Wat je voor een gesprek deelde")
    MOMENT = "moment", _("Een moment dat je vertelde")
    NOTE = "note", _("Een korte notitie die je deelde")
    REPORT = "report", _("Een tekst over jou na een gesprek")
    SHARED_WORK = "shared_work", _("Wat je van je eigen bladen deelde")


class Reading(models.Model):
    """Someone else opened something of `owner_id`. Ids without a constraint: the log outlives its readers."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, db_index=False, related_name="+")
    owner_id = models.UUIDField()
    reader_id = models.UUIDField()
    subject = models.CharField(max_length=20, choices=ReadingSubject)
    ground = models.CharField(max_length=40)
    read_at = models.DateTimeField(auto_now_add=True)

    objects = TenantManager()
    application_may = ("SELECT", "INSERT")

    class Meta:
        indexes = [models.Index(fields=["organisation", "owner_id", "-id"], name="reading_of_owner")]
