"""Why these conversations are held, in the organisation's own words (CON-2)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wegwijzer.organisations.tenancy import TenantForeignKey, TenantModel
from wegwijzer.people.models import Person


class FrameworkText(TenantModel):
    """The text in one language, from a moment on: the newest holds. Empty: the text that ships holds again."""

    language = models.CharField(max_length=5)
    title = models.CharField(_("titel"), max_length=120, blank=True)
    text = models.TextField(_("tekst"), max_length=20_000, blank=True)
    by = TenantForeignKey(Person, related_name="+")
    published_at = models.DateTimeField(auto_now_add=True)

    application_may = ("SELECT", "INSERT")

    class Meta:
        indexes = [models.Index(fields=["organisation", "language", "-published_at"], name="framework_newest")]
