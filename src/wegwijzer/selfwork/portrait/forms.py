"""The shape of what one fills in to ask for stories and to work with them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wegwijzer.foundation.fields import DayField
from wegwijzer.selfwork.portrait.models import LONGEST_INTRO, LONGEST_NAME
from wegwijzer.selfwork.reach import close_colleagues, possible_receivers


class ActorsForm(forms.Form):
    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.actor = actor


class AskingForm(ActorsForm):
    intro = forms.CharField(
        label=_("Je woorden vooraf"),
        help_text=_("Waarom vraag je dit, en waar gebruik je het voor? Wie je vraagt, leest dit eerst op de pagina."),
        widget=forms.Textarea(attrs={"rows": 5, "maxlength": LONGEST_INTRO}),
        max_length=LONGEST_INTRO,
        required=False,
    )
    until = DayField(label=_("Schrijven kan tot en met"), help_text=_("Drie of vier weken is gewoonlijk genoeg."))
    token = forms.UUIDField(widget=forms.HiddenInput, required=False)


class MailForm(ActorsForm):
    addresses = forms.CharField(
        label=_("E-mailadressen"),
        help_text=_("Eén per lijn. Er mag een naam voor staan: An Peeters an@voorbeeld.be"),
        widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "false", "autocapitalize": "off"}),
    )


class ColleaguesForm(ActorsForm):
    people = forms.ModelMultipleChoiceField(
        label=_("Wie vraag je?"),
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies minstens één collega.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = close_colleagues(self.actor)
        self.fields["people"].label_from_instance = lambda person: person.full_name


class LinkForm(ActorsForm):
    name = forms.CharField(
        label=_("Voor wie is deze link?"),
        help_text=_("Zo weet je straks van wie het verhaal is. Alleen jij ziet dit."),
        max_length=LONGEST_NAME,
    )
    token = forms.UUIDField(widget=forms.HiddenInput, required=False)


class ThreadForm(ActorsForm):
    name = forms.CharField(label=_("Hoe noem je deze draad?"), max_length=LONGEST_NAME)


class SureForm(ActorsForm):
    """Nothing to fill in: only to be sure."""


class ShareForm(ActorsForm):
    fields_chosen = forms.MultipleChoiceField(
        label=_("Wat deel je?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies wat je wil delen.")},
    )
    with_names = forms.BooleanField(
        label=_("Zet erbij wie het schreef"),
        help_text=_("Vraag het eerst aan wie je een verhaal gaf. Anders staat er geen naam bij."),
        required=False,
    )
    receiver = forms.ModelChoiceField(label=_("Met wie?"), queryset=None, empty_label="")
    until = DayField(
        label=_("Tot en met"),
        required=False,
        help_text=_("Daarna kan deze persoon het niet meer lezen. Laat leeg: tot je het zelf terugneemt."),
    )
    token = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, choices=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["fields_chosen"].choices = choices
        self.fields["receiver"].queryset = possible_receivers(self.actor)
        self.fields["receiver"].label_from_instance = lambda person: person.full_name
