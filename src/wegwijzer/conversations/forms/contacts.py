"""Who the career contact is, and what two people write for a year."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wegwijzer.conversations.queries.contacts import can_be_contact
from wegwijzer.foundation.fields import DayField
from wegwijzer.foundation.picking import ActorForm, PickerField
from wegwijzer.people.models import Person
from wegwijzer.people.queries.pickers import PersonSource


class ContactSource(PersonSource):
    """Everybody whom HR sees; whether this one can be the contact of that one is asked when it is saved."""


class NameContactForm(ActorForm):
    contact = PickerField(
        ContactSource,
        label=_("Wie is het vaste aanspreekpunt?"),
        required=False,
        help_text=_("Een leidinggevende, iemand van HR of een coach. Laat leeg: dan is het wie deze persoon leidt."),
    )
    starts_on = DayField(label=_("Vanaf"), error_messages={"required": _("Vul de eerste dag in.")})

    def __init__(self, *args, person: Person, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_contact(self):
        chosen = self.cleaned_data["contact"]
        if chosen is not None and not can_be_contact(self.actor, self.person.pk).filter(pk=chosen.pk).exists():
            raise forms.ValidationError(_("Kies iemand die leidinggeeft, of iemand van HR of een loopbaancoach."))
        return chosen


def _text(label, hint):
    return forms.CharField(label=label, help_text=hint, required=False, widget=forms.Textarea(attrs={"rows": 5}))


class GoalsForm(ActorForm):
    goals = _text(_("Doelen"), _("Wat willen jullie dat er na dit jaar anders is?"))
    expectations = _text(_("Wat jullie van elkaar verwachten"), _("Wat vraag jij, en wat vraagt de ander van jou?"))
    roles = _text(_("Wie wat doet"), _("Wie neemt het initiatief, wie regelt iets, wie vraagt hoe het gaat?"))
