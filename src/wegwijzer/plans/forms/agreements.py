"""What one fills in about an agreement and how it goes."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wegwijzer.foundation.fields import DayField
from wegwijzer.foundation.picking import ActorForm
from wegwijzer.people.models import Person
from wegwijzer.plans.models import Agreement, Asks, Doer
from wegwijzer.plans.queries.catalogue import groups

DAYS, REQUESTS = 3, 2  # fields that stand there, at least
MINE, OURS = "mine", "ours"


def words_of(name: str, label, **options) -> forms.CharField:
    """As long as the agreement has room for; in a box where that is more than a line."""
    longest = Agreement._meta.get_field(name).max_length
    widget = forms.Textarea(attrs={"rows": 3}) if longest > 300 else forms.TextInput()
    return forms.CharField(label=label, required=False, max_length=longest, widget=widget, **options)


class AgreementFields(ActorForm):
    """What an agreement is made of, wherever it is made: what, who and when first; everything else may stay empty, and
    stands folded away. Who makes the form says what can be chosen, and adds days and requests where these can be."""

    FIRST = ("what", "doers", "due_on")
    MORE = ("how", "action", "where", "starts_on", "means", "guidance", "effort", "beside_work")
    ASKED = gettext_lazy("Wat vraag je?")

    what = forms.CharField(
        label=gettext_lazy("Wat ga je doen?"),
        max_length=300,
        help_text=gettext_lazy("Begin met een werkwoord, zoals “Elke dinsdag meelopen met Ilse”."),
    )
    doers = forms.MultipleChoiceField(
        label=gettext_lazy("Wie doet iets?"), widget=forms.CheckboxSelectMultiple(attrs={"class": "is-list"})
    )
    due_on = DayField(label=gettext_lazy("Tegen wanneer?"), required=False)
    how = words_of("how", gettext_lazy("Hoe pak je het aan?"))
    action = forms.ChoiceField(
        label=gettext_lazy("Wat voor stap is het?"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("HR haalde deze stap intussen weg. Kies een andere, of geen.")},
    )
    where = words_of("where", gettext_lazy("Waar?"))
    starts_on = DayField(label=gettext_lazy("Vanaf wanneer?"), required=False)
    means = words_of("means", gettext_lazy("Wat is ervoor nodig?"))
    guidance = words_of("guidance", gettext_lazy("Wie helpt?"))
    effort = words_of("effort", gettext_lazy("Hoeveel tijd kost het?"))
    beside_work = words_of("beside_work", gettext_lazy("Hoe past het naast het gewone werk?"))
    token = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def can_be(self, doers: list, steps: list) -> None:
        """Who can do something, and which kinds of steps there are."""
        self.fields["doers"].choices = doers
        self.fields["action"].choices = [("", _("Geen van deze")), *steps]

    def add_days(self) -> None:
        for place in range(max(DAYS, len(self.initial.get("checkpoints") or []))):
            label = _("Opvolgmoment %(n)s") % {"n": place + 1}
            self.fields[f"checkpoint_{place}"] = DayField(
                label=label, required=False, initial=self._nth("checkpoints", place)
            )

    def add_requests(self) -> None:
        for place in range(max(REQUESTS, len(self.initial.get("requests") or []))):
            asked = self._nth("requests", place) or {}
            self.fields[f"request_kind_{place}"] = forms.ChoiceField(
                label=self.ASKED,
                required=False,
                choices=[("", _("Niets")), *Asks.choices],
                initial=asked.get("kind", ""),
            )
            self.fields[f"request_text_{place}"] = forms.CharField(
                label=_("De regel die HR te zien krijgt"),
                required=False,
                max_length=500,
                initial=asked.get("text", ""),
            )

    def _nth(self, name: str, place: int):
        kept = self.initial.get(name) or []
        return kept[place] if place < len(kept) else None

    @property
    def first_fields(self):
        return [self[name] for name in self.FIRST if name in self.fields]

    @property
    def more_fields(self):
        return [self[name] for name in self.MORE]

    @property
    def checkpoint_fields(self):
        return [self[name] for name in self.fields if name.startswith("checkpoint_")]

    @property
    def request_fields(self):
        return [(self[name], self[name.replace("kind", "text")]) for name in self._kinds]

    @property
    def _kinds(self) -> list[str]:
        return [name for name in self.fields if name.startswith("request_kind_")]

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
        """As the actions take it; days and requests where they can be filled in."""
        cleaned = self.cleaned_data
        found = {name: cleaned.get(name) for name in (*self.FIRST, *self.MORE)}
        if not self.checkpoint_fields:
            return found
        found["checkpoints"] = [day for name, day in cleaned.items() if name.startswith("checkpoint_") and day]
        rows = [(cleaned.get(name), cleaned.get(name.replace("kind", "text"))) for name in self._kinds]
        found["requests"] = [{"kind": kind, "text": text} for kind, text in rows if kind or text]
        return found


class AgreementForm(AgreementFields):
    """In a plan, of one's own or of two.

    `partner`: with whom an agreement of two is made, None for one of one's own. `choosing`: whether the employee still
    chooses between the two. `parts`: whether days and what is asked of HR can still be filled in; `asks`: whether
    anything can be asked of HR at all.
    """

    whose = forms.ChoiceField(
        label=gettext_lazy("Van wie is deze afspraak?"), widget=forms.RadioSelect(attrs={"class": "is-list"})
    )

    def __init__(
        self,
        *args,
        employee: Person,
        partner: Person | None,
        leads: bool,
        choosing: bool,
        parts: bool,
        asks: bool = True,
        **kw,
    ):
        super().__init__(*args, **kw)
        if choosing and partner:
            both = _("Van mij en %(name)s. Ze staat vast als jullie allebei akkoord zijn.")
            alone = _("Van mij alleen. Ze staat meteen vast, en alleen ik zie ze.")
            self.fields["whose"].choices = [(OURS, both % {"name": partner.given_name}), (MINE, alone)]
        else:
            del self.fields["whose"]
        self.can_be(_doers(employee, partner, leads), _actions(self.actor, self.initial.get("action")))
        if parts:
            self.add_days()
        if parts and asks:
            self.add_requests()

    @property
    def first_fields(self):
        return [self[name] for name in ("whose", *self.FIRST) if name in self.fields]


def _doers(employee: Person, partner: Person | None, leads: bool) -> list:
    """By name where we know it. Who leads the employee is not offered twice."""
    names = {Doer.EMPLOYEE: employee.full_name}
    left_out = {Doer.LEADER} if leads else set()
    if partner:
        names[Doer.OTHER] = partner.full_name
    else:
        left_out |= {Doer.OTHER}
    return [(key, names.get(key, label)) for key, label in Doer.choices if key not in left_out]


def _actions(actor, chosen: str | None) -> list:
    """By group; one that was left out of the list since stays where it was chosen."""
    found = groups(actor, with_hidden=True)
    shown = [
        (group.name, [(each.key, each.name) for each in group.actions if not each.hidden or each.key == chosen])
        for group in found
    ]
    return [(name, rows) for name, rows in shown if rows]


class ChangeForm(AgreementForm):
    """Of an agreement that stands: with a few words on why."""

    why = forms.CharField(
        label=gettext_lazy("Waarom verandert het?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class StepForm(ActorForm):
    text = forms.CharField(
        label=gettext_lazy("In een paar woorden"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )


class ProgressForm(StepForm):
    text = forms.CharField(
        label=gettext_lazy("Hoe gaat het?"),
        help_text=gettext_lazy("Wat lukt al, wat is moeilijk, wat is de volgende stap?"),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
