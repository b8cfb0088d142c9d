"""Asking for a conversation, from either side of the table."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wegwijzer.conversations import rules
from wegwijzer.conversations.queries.invitees import InviteeSource
from wegwijzer.conversations.reason_words import OF_EMPLOYEE, OF_OTHER, choices
from wegwijzer.foundation.picking import ActorForm, PickerField

LIST = forms.RadioSelect(attrs={"class": "is-list"})
LONGEST = 2000


class AskingForm(ActorForm):
    reason = forms.ChoiceField(label=gettext_lazy("Waarover gaat het?"), widget=LIST)
    text = forms.CharField(
        label=gettext_lazy("Wil je er iets bij zeggen?"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    token = forms.UUIDField(required=False, widget=forms.HiddenInput)

    reasons = OF_OTHER

    def __init__(self, *args, name: str, in_round: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.name = name
        self.fields["reason"].choices = choices(("round", *self.reasons) if in_round else self.reasons)

    def clean_text(self):
        said = self.cleaned_data["text"].replace("\r\n", "\n")
        return rules.check_text("text", said, LONGEST) if len(said) <= LONGEST else self._too_long(said)

    def _too_long(self, said: str):
        raise forms.ValidationError(
            _("Dit zijn %(length)s tekens, er is plaats voor %(longest)s. Er is niets bewaard; maak het korter.")
            % {"length": len(said), "longest": LONGEST}
        )


class AskForm(AskingForm):
    """By the employee, who may keep the reason."""

    reasons = OF_EMPLOYEE
    field_order = ("reason", "text", "tell")
    tell = forms.ChoiceField(
        label=gettext_lazy("Wie leest de reden?"),
        widget=LIST,
        choices=(("yes", ""), ("no", gettext_lazy("Alleen ik, als geheugensteun"))),
        initial="yes",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tell"].choices = [
            ("yes", _("%(name)s en ik") % {"name": self.name}),
            ("no", _("Alleen ik, als geheugensteun")),
        ]

    @property
    def told(self) -> bool:
        return self.cleaned_data.get("tell") != "no"


class InviteForm(AskingForm):
    """By who would be the other side. `model` is only asked where there is a choice."""

    field_order = ("model", "reason", "text")
    model = forms.ChoiceField(label=gettext_lazy("Wat voor gesprek?"), widget=LIST)
    told = True

    def __init__(self, *args, models: list[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["model"].choices = models
        if len(models) == 1:
            self.fields["model"].widget = forms.HiddenInput()
            self.fields["model"].initial = models[0][0]


class WhoForm(ActorForm):
    person = PickerField(InviteeSource, label=gettext_lazy("Met wie wil je praten?"))
