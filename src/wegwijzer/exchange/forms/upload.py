"""A file, and what it is about."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wegwijzer.exchange import kinds
from wegwijzer.exchange.models import Kind


class UploadForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("Waarover gaat het bestand?"), choices=(), widget=forms.RadioSelect)
    file = forms.FileField(
        label=gettext_lazy("Kies je bestand"),
        max_length=200,
        allow_empty_file=True,  # what an empty file is, reading it says better
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
        error_messages={
            "required": gettext_lazy("Kies eerst een bestand."),
            "invalid": gettext_lazy("Kies eerst een bestand."),
            "max_length": gettext_lazy("De naam van het bestand is te lang. Geef het een kortere naam."),
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        there = {kind.key for kind in kinds.every()}
        self.fields["kind"].choices = [(value, label) for value, label in Kind.choices if value in there]

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > settings.LARGEST_UPLOAD:
            said = _("Dit bestand is te groot: %(size)s. Hier kan het tot %(most)s.")
            numbers = {"size": filesizeformat(file.size), "most": filesizeformat(settings.LARGEST_UPLOAD)}
            raise ValidationError(said % numbers)
        return file
