"""What one fills in about a plan."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wegwijzer.access.roles import Role
from wegwijzer.foundation.picking import ActorForm
from wegwijzer.people.models import Person
from wegwijzer.plans.models import Layout, PlanText
from wegwijzer.plans.queries.partners import candidates
from wegwijzer.plans.rules.pieces import DIRECTIONS, Section
from wegwijzer.plans.rules.plan import FURTHEST, SHORTEST

LIST = forms.RadioSelect(attrs={"class": "is-list"})
ALONE = "alone"
YEARS = [(3, gettext_lazy("Drie jaar")), (4, gettext_lazy("Vier jaar")), (5, gettext_lazy("Vijf jaar"))]
GROUPS = {
    "leader": gettext_lazy("leidt je"),
    "agreed": gettext_lazy("maakte al een afspraak met je"),
    Role.COACH: gettext_lazy("loopbaancoach"),
    Role.CAREER_LEAD: gettext_lazy("HR"),
    Role.EXTERNAL_ADVISER: gettext_lazy("adviseur van buiten de organisatie"),
}


class PartnerField(forms.ChoiceField):
    """Somebody out of a short list, or nobody. Cleans to a person or None."""

    def offer(self, actor) -> None:
        self.people = {}
        choices = [(ALONE, _("Met niemand: alleen jij ziet je plan"))]
        for key, people in candidates(actor).items():
            for person in people:
                self.people[str(person.pk)] = person
                choices.append((str(person.pk), f"{person.full_name} ({GROUPS[key]})"))
        self.choices = choices

    def clean(self, value) -> Person | None:
        return self.people.get(super().clean(value))

    def prepare_value(self, value):
        return str(value) if isinstance(value, UUID) else value


def _years() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=gettext_lazy("Hoe ver kijk je vooruit?"),
        choices=[pair for pair in YEARS if SHORTEST <= pair[0] <= FURTHEST],
        coerce=int,
        widget=LIST,
    )


def _layout() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=gettext_lazy("Welk soort plan?"),
        choices=Layout,
        widget=LIST,
        help_text=gettext_lazy("Neem het gewone plan, tenzij iemand je vroeg om een ander. Je kan later wisselen."),
    )


def _partner() -> PartnerField:
    return PartnerField(
        label=gettext_lazy("Met wie deel je je plan?"),
        widget=LIST,
        help_text=gettext_lazy(
            "Die persoon ziet dat je een plan hebt en schrijft hoe de organisatie het ziet. Wat jij schrijft, "
            "blijft van jou tot je het deelt."
        ),
    )


class NewPlanForm(ActorForm):
    years = _years()
    partner = _partner()
    layout = _layout()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["partner"].offer(self.actor)
        if str(self.initial.get("partner")) not in self.fields["partner"].people:
            self.initial["partner"] = ALONE


class SettingsForm(ActorForm):
    years = _years()
    layout = _layout()


class PartnerForm(ActorForm):
    partner = _partner()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["partner"].offer(self.actor)


class ReviewForm(ActorForm):
    text = forms.CharField(
        label=gettext_lazy("Wat bleef, en wat werd anders?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class NothingForm(ActorForm):
    """A page that only asks whether you are sure."""


class SectionForm(ActorForm):
    """The pieces of one section: for each the words, and for what the employee writes whether it is shared."""

    def __init__(
        self, *args, section: Section, rows: dict[str, PlanText], partner: Person | None, mine: bool, **kwargs
    ):
        super().__init__(*args, **kwargs)
        self.pieces = []
        for piece in section.pieces:
            row = rows.get(piece.key)
            self.fields[piece.key] = _field_of(piece, row)
            share = f"share_{piece.key}"
            if piece.of_employee and mine and partner:
                self.fields[share] = forms.BooleanField(
                    label=_("Delen met %(name)s") % {"name": partner.given_name},
                    required=False,
                    initial=bool(row and row.shared_at),
                )
            seen = f"seen_{piece.key}"
            self.fields[seen] = forms.CharField(
                required=False, widget=forms.HiddenInput, initial=str(row.pk) if row else ""
            )
            self.pieces.append((piece, share if share in self.fields else "", seen))

    @property
    def groups(self):
        """The field, its tick box (or None) and its mark, piece by piece, for the template."""
        return [(self[piece.key], self[share] if share else None, self[seen]) for piece, share, seen in self.pieces]


def _field_of(piece, row: PlanText | None) -> forms.Field:
    if piece.choices:
        return forms.MultipleChoiceField(
            label=piece.label,
            required=False,
            choices=list(DIRECTIONS.items()),
            initial=list(row.chosen) if row else [],
            widget=forms.CheckboxSelectMultiple(attrs={"class": "is-list"}),
        )
    return forms.CharField(
        label=piece.label,
        help_text=piece.hint,
        required=False,
        initial=row.text if row else "",
        widget=forms.Textarea(attrs={"rows": 5}),
        strip=True,
    )
