"""What one fills in on a page of its own while holding a conversation."""

from datetime import date, datetime, time

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wegwijzer.conversations.form_words import DIRECTIONS, EXAMPLES, PLACES, VERDICTS, choices
from wegwijzer.conversations.instrument import instrument
from wegwijzer.foundation.picking import ActorForm
from wegwijzer.plans.forms.agreements import AgreementFields
from wegwijzer.plans.models import Doer

TALL = forms.RadioSelect(attrs={"class": "is-list"})


class Multiline(forms.CharField):
    """Words of one's own. What is too long is refused by the action, with the sentence that says by how much."""

    def __init__(self, draft: str = "", **options):
        attrs = {"data-draft": draft} if draft else {}
        super().__init__(widget=forms.Textarea(attrs={"rows": 4, **attrs}), **options)


class BeginForm(ActorForm):
    when = forms.ChoiceField(
        label=gettext_lazy("Wanneer praten jullie?"),
        choices=(
            ("now", gettext_lazy("Nu")),
            ("paper", gettext_lazy("Het is al gebeurd, en we schreven op papier")),
        ),
        widget=TALL,
        initial="paper",
    )
    on = forms.DateField(label=gettext_lazy("Op welke dag was het?"), required=False)
    at = forms.TimeField(
        label=gettext_lazy("Om hoe laat?"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=gettext_lazy("Weet je het niet meer, laat dit dan leeg."),
    )

    def clean(self):
        said = self.cleaned_data
        if said.get("when") == "paper" and not said.get("on") and "on" not in self.errors:
            self.add_error("on", _("Kies de dag waarop jullie praatten."))
        return said

    @property
    def moment(self) -> datetime | None:
        """When it was, for a form on paper; None for now. Without an hour: noon, or now on the day itself."""
        if self.cleaned_data["when"] == "now":
            return None
        on: date = self.cleaned_data["on"]
        at: time | None = self.cleaned_data.get("at")
        if at is None and on == timezone.localdate():
            return timezone.now()
        return timezone.make_aware(datetime.combine(on, at or time(12)))


class ExampleForm(ActorForm):
    text = Multiline(
        label=gettext_lazy("Wat gebeurde er?"),
        help_text=gettext_lazy("Eén moment, met wie en wat. Jullie zien dit allebei."),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Wat voor moment is het?"),
        required=False,
        choices=[("", gettext_lazy("Geen van deze")), *choices(EXAMPLES)],
    )
    token = forms.UUIDField(required=False, widget=forms.HiddenInput)


class ProposalForm(ActorForm):
    text = Multiline(label=gettext_lazy("Wat stel je voor?"))
    direction = forms.ChoiceField(
        label=gettext_lazy("Welke richting is dat?"),
        required=False,
        choices=[("", gettext_lazy("Weet ik niet")), *choices(DIRECTIONS)],
    )
    place = forms.ChoiceField(
        label=gettext_lazy("Waar?"), required=False, choices=[("", gettext_lazy("Weet ik niet")), *choices(PLACES)]
    )
    token = forms.UUIDField(required=False, widget=forms.HiddenInput)


class VerdictForm(ActorForm):
    verdict = forms.ChoiceField(
        label=gettext_lazy("Wat denk je ervan?"),
        required=False,
        choices=[*choices(VERDICTS), ("", gettext_lazy("Nog niets over te zeggen"))],
        widget=forms.RadioSelect,
    )
    why = Multiline(label=gettext_lazy("Waarom?"), required=False)


class NothingForm(ActorForm):
    """A page that only asks whether you are sure."""


class AgreementForm(AgreementFields):
    """Of the two who sit together; what they type is kept on the device until it is saved."""

    ASKED = gettext_lazy("Wat vragen jullie?")

    def __init__(self, *args, conversation, **kwargs):
        super().__init__(*args, **kwargs)
        self.may_ask = conversation.model != "external"
        self.fields["what"].label = _("Wat spreken jullie af?")
        self.fields["how"].label = _("Hoe pakken jullie het aan?")
        self.fields["doers"].label = _("Wie doet het?")
        names = {"employee": conversation.employee.given_name, "other": conversation.other.given_name}
        doers = [(key, names.get(key, label)) for key, label in _doers(conversation)]
        self.can_be(doers, _steps(conversation))
        self.add_days()
        if self.may_ask:
            self.add_requests()
        for name in ("what", *self.MORE):
            if isinstance(self.fields[name].widget, forms.TextInput | forms.Textarea) and name != "starts_on":
                self.fields[name].widget.attrs["data-draft"] = f"agreement.{name}"


def _doers(conversation) -> list:
    """Who can do something: in the line the other side is the leader already; outside, HR knows of nothing."""
    left_out = {"line": {Doer.LEADER}, "external": {Doer.HR, Doer.LEADER, Doer.COACH}}.get(conversation.model, set())
    return [(key, label) for key, label in Doer.choices if key not in left_out]


def _steps(conversation) -> list[tuple[str, str]]:
    """The kinds of steps that the form of this conversation knows."""
    found: dict[str, str] = {}
    for theme in instrument(conversation, "form").themes:
        found |= {choice.key: choice.text for choice in theme.actions if choice.key != "nothing"}
    return list(found.items())
