"""A file, and what it is about."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wegwijzer.exchange.models import Kind


class UploadForm(forms.Form):
    kind = forms.ChoiceField(label=_("Waarover gaat het bestand?"), choices=Kind, widget=forms.RadioSelect)
    file = forms.FileField(
        label=_("Kies je bestand"),
        max_length=200,
        allow_empty_file=True,  # what an empty file is, reading it says better
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
        error_messages={
            "required": _("Kies eerst een bestand."),
            "invalid": _("Kies eerst een bestand."),
            "max_length": _("De naam van het bestand is te lang. Geef het een kortere naam."),
        },
    )
