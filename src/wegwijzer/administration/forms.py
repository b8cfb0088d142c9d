"""The shape of what is filled in on the pages of the administration."""

from django import forms
from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.roles import Role
from wegwijzer.administration.queries.accounts import Show
from wegwijzer.foundation.fields import DayField, field_of
from wegwijzer.foundation.picking import ActorForm, PickerField
from wegwijzer.foundation.sent import as_id
from wegwijzer.organisations.models import Organisation, Weekday
from wegwijzer.people.queries.pickers import PersonSource

MOST_AT_ONCE = 200  # invitations that one press sends


class ShareField(forms.DecimalField):
    """A percentage, with comma or point as the language has it; drawn as short as it is."""

    max_length = 6


HOURS = [(hour, format_lazy(_("{hour} uur"), hour=hour)) for hour in range(24)]


class SettingsForm(ActorForm):
    name = field_of(Organisation, "name", help_text=_("Zo heet de organisatie boven elke pagina en in e-mails."))
    languages = forms.MultipleChoiceField(
        label=_("Talen die mensen kunnen kiezen"),
        choices=settings.LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies er minstens één.")},
    )
    language = field_of(
        Organisation, "language", label=_("Gewone taal"), help_text=_("Voor wie zelf nog geen taal koos.")
    )
    max_share = field_of(Organisation, "max_share", form_class=ShareField, localize=True)
    digest_every = field_of(
        Organisation,
        "digest_every",
        label=_("Overzicht per e-mail"),
        help_text=_("Wat niet dringend is, komt samen in één e-mail. Wie dat wil, kiest zelf iets anders."),
    )
    digest_weekday = forms.TypedChoiceField(
        label=_("Op welke dag"),
        choices=Weekday.choices,
        coerce=int,
        help_text=_("Telt alleen bij één keer per week."),
    )
    digest_hour = forms.TypedChoiceField(
        label=_("Om hoe laat"),
        choices=HOURS,
        coerce=int,
        help_text=_("Dan vertrekken ook de herinneringen van die dag."),
    )
    quiet_weeks = field_of(
        Organisation,
        "quiet_weeks",
        label=_("Wanneer staat een afspraak stil?"),
        help_text=_("Na zoveel weken zonder stap vragen we wie ze maakte hoe het gaat. Tussen 2 en 52."),
    )


class GrantForm(ActorForm):
    person = PickerField(PersonSource, label=_("Wie"))
    role = forms.ChoiceField(
        label=_("Rol"),
        choices=[("", _("Kies een rol")), *Role.choices],
        error_messages={"required": _("Kies een rol.")},
    )
    starts_on = DayField(label=_("Vanaf"), error_messages={"required": _("Vul de eerste dag in.")})
    ends_on = DayField(label=_("Tot en met"), required=False, help_text=_("Laat leeg als het einde niet vastligt."))


class EndForm(ActorForm):
    ends_on = DayField(
        label=_("Laatste dag"),
        required=False,
        help_text=_("Leeg betekent: zonder einde. Vanaf de dag erna is dicht wat deze rol opende."),
    )


class NameFilter(forms.Form):
    q = forms.CharField(label=_("Naam of personeelsnummer"), required=False, max_length=100)


class RolesFilter(NameFilter):
    role = forms.ChoiceField(
        label=_("Rol"), choices=[("", _("Alle, behalve medewerker")), *Role.choices], required=False
    )


class AccountsFilter(NameFilter):
    show = forms.ChoiceField(label=_("Wie"), choices=Show.choices, required=False)


class IdsField(forms.Field):
    """Ids that were ticked, each once. Refuses what is no id, and more than may go at once."""

    widget = forms.MultipleHiddenInput
    default_error_messages = {
        "invalid": _("Wat je koos, kennen we niet. Laad de pagina opnieuw."),
        "many": _("Kies er hoogstens %(most)s tegelijk."),
    }

    def to_python(self, value):
        ids = [as_id(said) for said in value or ()]
        if None in ids:
            raise forms.ValidationError(self.error_messages["invalid"])
        if len(set(ids)) > MOST_AT_ONCE:
            raise forms.ValidationError(self.error_messages["many"] % {"most": MOST_AT_ONCE})
        return list(dict.fromkeys(ids))


class InviteForm(forms.Form):
    """Who is invited: those that are ticked, or with `everybody` all that the page showed."""

    person = IdsField(required=False)
    shown = IdsField(required=False)
    everybody = forms.BooleanField(required=False)

    def clean(self):
        said = super().clean()
        said["ids"] = said.get("shown" if said.get("everybody") else "person")
        if said["ids"] == []:
            raise forms.ValidationError(_("Vink eerst aan wie je wil uitnodigen."))
        return said
