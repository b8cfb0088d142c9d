"""A function with its profile, a family, and what a function can ask."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wegwijzer.foundation.fields import field_of
from wegwijzer.foundation.picking import ActorForm, PickerField
from wegwijzer.functions.models import Competence, Function, FunctionFamily, Mastery
from wegwijzer.functions.queries import CompetenceSource, FamilySource

EMPTY_LINES = 3
MOST_LINES = 60
WRONG_PROFILE = {
    "missing_management_form": _("Het profiel kwam niet volledig aan. Laad de pagina opnieuw."),
    "too_many_forms": _("Een profiel heeft hoogstens %(num)d lijnen."),
}


class ProfileLineForm(ActorForm):
    """One line of what a function asks. Emptied, it is no longer asked."""

    competence = PickerField(CompetenceSource, label=_("Kennis of gedrag"), required=False)
    mastery = forms.TypedChoiceField(
        label=_("Hoe ver"), choices=Mastery.choices, coerce=int, empty_value=None, initial=Mastery.INDEPENDENT
    )

    def has_changed(self) -> bool:
        """A line without a subject is an empty one, whatever its mastery says."""
        return True


ProfileFormSet = forms.formset_factory(
    ProfileLineForm,
    extra=EMPTY_LINES,
    max_num=MOST_LINES,
    validate_max=True,
)


class FunctionForm(ActorForm):
    """The function's own fields; `profile` are the lines, cleaned to [(competence, mastery), …]."""

    name = field_of(Function, "name")
    code = field_of(Function, "code", help_text=_("Zoals in jullie andere systemen, als ze daar een code heeft."))
    family = PickerField(FamilySource, label=_("Functiefamilie"))
    level = field_of(Function, "level")
    description = field_of(Function, "description")
    starts_on = field_of(Function, "starts_on")
    ends_on = field_of(Function, "ends_on", help_text=_("De laatste dag. Laat leeg als de functie blijft."))

    def __init__(self, data=None, *, actor, initial=None, **kwargs):
        super().__init__(data, actor=actor, initial=initial, **kwargs)
        lines = [{"competence": what, "mastery": mastery} for what, mastery in (initial or {}).get("profile", [])]
        self.profile = ProfileFormSet(
            data, prefix="profile", initial=lines, form_kwargs={"actor": actor}, error_messages=WRONG_PROFILE
        )

    @property
    def media(self):
        return super().media + self.profile.empty_form.media

    def is_valid(self) -> bool:
        valid = self.profile.is_valid()
        if not valid:
            self.add_error(None, _("Kijk de lijnen van het profiel na."))
        return super().is_valid() and valid

    def clean(self) -> dict:
        said = super().clean()
        if self.profile.is_valid():
            lines = (line.cleaned_data for line in self.profile)
            said["profile"] = [(line["competence"], line["mastery"]) for line in lines if line["competence"]]
        return said


class FamilyForm(ActorForm):
    name = field_of(FunctionFamily, "name")


class CompetenceForm(ActorForm):
    name = field_of(Competence, "name")
    kind = field_of(Competence, "kind")
    description = field_of(Competence, "description")
