"""A talk in between, noted in a minute."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wegwijzer.conversations.queries.informal import MINE, THEIRS, who_i_talk_to, who_talks_to_me
from wegwijzer.foundation.fields import DayField
from wegwijzer.foundation.picking import ActorForm


class NoteTextForm(ActorForm):
    text = forms.CharField(
        label=_("Waarover ging het?"),
        help_text=_("Een paar woorden is genoeg."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class NoteForm(NoteTextForm):
    whom = forms.ChoiceField(label=_("Met wie praatte je?"))
    held_on = DayField(label=_("Wanneer?"))
    shared = forms.BooleanField(
        label=_("Laat de ander dit lezen"),
        help_text=_("Anders is het alleen van jou. Je kan het later nog delen."),
        required=False,
    )
    token = forms.UUIDField(widget=forms.HiddenInput, required=False)
    field_order = ("whom", "text", "held_on", "shared", "token")

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, actor=actor, **kwargs)
        self.known = {}
        groups = []
        sides = (
            (MINE, _("Over jouw loopbaan"), who_i_talk_to),
            (THEIRS, _("Over de loopbaan van de ander"), who_talks_to_me),
        )
        for side, label, find in sides:
            people = {f"{side}:{person.pk}": person for person in find(actor)}
            self.known |= people
            if people:
                groups.append((label, [(key, person.full_name) for key, person in people.items()]))
        self.fields["whom"].choices = [("", _("Kies iemand")), *groups]

    def two(self) -> dict:
        """Who is the employee, and who the other."""
        said = self.cleaned_data["whom"]
        found, me = self.known[said], self.actor.person
        return {"employee": me, "other": found} if said.startswith(MINE) else {"employee": found, "other": me}
