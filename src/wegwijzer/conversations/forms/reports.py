"""What one fills in to pass something on about a conversation."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wegwijzer.foundation.picking import ActorForm

LONG = forms.Textarea(attrs={"rows": 8})


class ReportForm(ActorForm):
    """Text that is too long is refused by the action, with the sentence that says by how much."""

    text = forms.CharField(
        label=_("Wat geef je door?"),
        help_text=_("Alleen wat je hier schrijft, gaat verder. Scores, voorbeelden en notities gaan niet mee."),
        widget=LONG,
    )


class NewReportForm(ReportForm):
    """`people`: to whom the flow leads today; with one there is nothing to choose."""

    token = forms.UUIDField(required=False, widget=forms.HiddenInput)
    field_order = ("receiver", "text", "token")

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        self.fields["receiver"] = forms.ChoiceField(
            label=_("Aan wie?"),
            choices=[(key, person.full_name) for key, person in self.people.items()],
            widget=forms.RadioSelect(attrs={"class": "is-list"}),
            initial=next(iter(self.people), None),
            error_messages=dict.fromkeys(("required", "invalid_choice"), _("Kies een van de mogelijkheden.")),
        )
        self.order_fields(self.field_order)

    def clean_receiver(self):
        return self.people[self.cleaned_data["receiver"]]
