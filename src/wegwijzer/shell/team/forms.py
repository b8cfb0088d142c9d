"""What a leader of many can ask of the own team."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wegwijzer.foundation.picking import ActorForm
from wegwijzer.people.access import SEE_DETAILS
from wegwijzer.shell.team.queries import ALL, FILTERS

SEARCH = forms.TextInput(attrs={"type": "search", "autocomplete": "off", "spellcheck": "false"})


class TeamFilter(ActorForm):
    """Sent by GET, with the choice that the page stands on."""

    q = forms.CharField(label=_("Naam"), required=False, widget=SEARCH)
    show = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, actor=actor, **kwargs)
        if SEE_DETAILS.may_at_all(actor):
            self.fields["q"].label = _("Naam of nummer")

    @property
    def text(self) -> str:
        """ "" when nothing was asked."""
        return self.cleaned_data.get("q", "") if self.is_valid() else ""

    @property
    def chosen(self) -> str:
        """An unknown choice is everybody: it comes from an old address, not from what somebody filled in."""
        said = self.data.get("show", ALL)
        return said if said in FILTERS else ALL
