"""What one fills in on a page of its own while holding a conversation."""

from datetime import date, datetime, time

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wegwijzer.conversations.form_words import DIRECTIONS, EXAMPLES, PLACES, VERDICTS, choices
from wegwijzer.conversations.instrument import instrument
from wegwijzer.foundation.picking import ActorForm
from wegwijzer.plans.models import Agreement, Asks, Doer

TALL = forms.RadioSelect(attrs={"class": "is-list"})
DATES, REQUESTS = 3, 2  # fields that stand there, at least


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


def _words(name: str, label, **options) -> forms.CharField:
    longest = Agreement._meta.get_field(name).max_length
    kind = forms.Textarea(attrs={"rows": 3, "data-draft": f"agreement.{name}"}) if longest > 300 else None
    widget = kind or forms.TextInput(attrs={"data-draft": f"agreement.{name}"})
    return forms.CharField(label=label, required=False, max_length=longest, widget=widget, **options)


class AgreementForm(ActorForm):
    """What, who and when first; everything else may stay empty, and stands folded away."""

    FIRST = ("what", "doers", "due_on")
    MORE = ("how", "action", "where", "starts_on", "means", "guidance", "effort", "beside_work")

    what = forms.CharField(
        label=gettext_lazy("Wat spreken jullie af?"),
        max_length=300,
        help_text=gettext_lazy("Begin met een werkwoord, zoals “Elke dinsdag meelopen met Ilse”."),
        widget=forms.TextInput(attrs={"data-draft": "agreement.what"}),
    )
    doers = forms.MultipleChoiceField(label=gettext_lazy("Wie doet het?"), widget=forms.CheckboxSelectMultiple)
    due_on = forms.DateField(label=gettext_lazy("Tegen wanneer?"), required=False)
    how = _words("how", gettext_lazy("Hoe pakken jullie het aan?"))
    action = forms.ChoiceField(label=gettext_lazy("Wat voor stap is het?"), required=False)
    where = _words("where", gettext_lazy("Waar?"))
    starts_on = forms.DateField(label=gettext_lazy("Vanaf wanneer?"), required=False)
    means = _words("means", gettext_lazy("Wat is ervoor nodig?"))
    guidance = _words("guidance", gettext_lazy("Wie helpt?"))
    effort = _words("effort", gettext_lazy("Hoeveel tijd kost het?"))
    beside_work = _words("beside_work", gettext_lazy("Hoe past het naast het gewone werk?"))
    token = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, conversation, **kwargs):
        super().__init__(*args, **kwargs)
        self.may_ask = conversation.model != "external"
        names = {"employee": conversation.employee.given_name, "other": conversation.other.given_name}
        self.fields["doers"].choices = [(key, names.get(key, label)) for key, label in _doers(conversation)]
        self.fields["action"].choices = [("", _("Geen van deze")), *_steps(conversation)]
        days = len(self.initial.get("checkpoints") or [])
        for place in range(max(DATES, days)):
            self.fields[f"checkpoint_{place}"] = forms.DateField(
                label=_("Opvolgmoment %(n)s") % {"n": place + 1},
                required=False,
                initial=self._nth("checkpoints", place),
            )
        for place in range(max(REQUESTS, len(self.initial.get("requests") or [])) if self.may_ask else 0):
            self._add_request(place, self._nth("requests", place) or {})

    def _nth(self, name: str, place: int):
        kept = self.initial.get(name) or []
        return kept[place] if place < len(kept) else None

    def _add_request(self, place: int, asked: dict) -> None:
        self.fields[f"request_kind_{place}"] = forms.ChoiceField(
            label=_("Wat vragen jullie?"),
            required=False,
            choices=[("", _("Niets")), *Asks.choices],
            initial=asked.get("kind", ""),
        )
        self.fields[f"request_text_{place}"] = forms.CharField(
            label=_("De regel die HR te zien krijgt"), required=False, max_length=500, initial=asked.get("text", "")
        )

    @property
    def first_fields(self):
        return [self[name] for name in self.FIRST]

    @property
    def more_fields(self):
        return [self[name] for name in self.MORE]

    @property
    def checkpoint_fields(self):
        return [self[name] for name in self.fields if name.startswith("checkpoint_")]

    @property
    def request_fields(self):
        kinds = [name for name in self.fields if name.startswith("request_kind_")]
        return [(self[name], self[name.replace("kind", "text")]) for name in kinds]

    @property
    def more_is_said(self) -> bool:
        """Whether the fold must stand open: something stands in it, or something in it is wrong."""
        return self._is_said(self.more_fields)

    @property
    def checkpoints_are_said(self) -> bool:
        return self._is_said(self.checkpoint_fields)

    @property
    def requests_are_said(self) -> bool:
        return self._is_said([field for pair in self.request_fields for field in pair])

    def _is_said(self, bound) -> bool:
        return any(field.errors or field.value() for field in bound)

    def said(self) -> dict:
        """As the action takes it."""
        found = {name: self.cleaned_data.get(name) for name in (*self.FIRST, *self.MORE)}
        found["checkpoints"] = [
            day for name, day in self.cleaned_data.items() if name.startswith("checkpoint_") and day
        ]
        kinds = [name for name in self.fields if name.startswith("request_kind_")]
        rows = [(self.cleaned_data.get(name), self.cleaned_data.get(name.replace("kind", "text"))) for name in kinds]
        found["requests"] = [{"kind": kind, "text": text} for kind, text in rows if kind or text]
        return found


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
