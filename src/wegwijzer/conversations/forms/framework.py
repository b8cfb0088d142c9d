"""The organisation's own text on why these conversations are held."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wegwijzer.foundation.picking import ActorForm


class FrameworkForm(ActorForm):
    title = forms.CharField(label=_("Titel"), max_length=120)
    text = forms.CharField(
        label=_("Tekst"),
        help_text=_(
            "Met een lege regel begint een nieuw stuk. De eerste regel van een stuk is de titel ervan. "
            "Een stuk van één regel is een gewone alinea."
        ),
        widget=forms.Textarea(attrs={"rows": 24}),
    )
