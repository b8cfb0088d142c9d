"""Why an answer is refused, in the language of who answers."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wegwijzer.instruments.answers import AnswerRefused

SAID = {
    "not_text": gettext_lazy("Dit is geen tekst. Typ je antwoord opnieuw."),
    "unreadable": gettext_lazy("Er staan tekens in die we niet kunnen lezen. Typ ze opnieuw."),
    "outside_scale": gettext_lazy("Kies een antwoord van %(low)s tot %(high)s."),
    "unknown_choice": gettext_lazy("Dit antwoord staat niet in de lijst. Kies er een uit."),
    "unknown_word": gettext_lazy("Dit woord staat niet in de lijst. Zet het bij je eigen woorden."),
    "word_twice": gettext_lazy("Je schreef hetzelfde woord twee keer."),
    "wrong_form": gettext_lazy("Dit antwoord kwam niet goed aan. Laad de pagina opnieuw."),
    "line_twice": gettext_lazy("Twee lijnen hebben dezelfde naam. Geef elke lijn een eigen naam."),
    "no_day": gettext_lazy("Vul bij elk punt een dag in die bestaat."),
    "day_twice": gettext_lazy("Op één dag kan er maar één punt staan."),
    "no_number": gettext_lazy("Vul een getal in van 0 tot 100."),
    "level_outside": gettext_lazy("Een punt ligt tussen 0 en 100."),
    "place_outside": gettext_lazy("Een plek op de kaart ligt tussen 0 en 100."),
    "before_start": gettext_lazy("Het punt op %(day)s ligt voor je start in deze job, op %(first)s."),
    "too_far_ahead": gettext_lazy("Het punt op %(day)s ligt te ver weg. Kijk niet verder dan %(last)s."),
    "no_name": gettext_lazy("Geef ook een naam."),
}


def sentence(refused: AnswerRefused) -> str:
    """What went wrong, and where in a drawing or on a map. Nothing of the answer itself is repeated."""
    return _place(refused.details) + _said(refused)


def _said(refused: AnswerRefused) -> str:
    details = {name: _in_words(value) for name, value in refused.details.items()}
    if refused.code == "too_long":
        return _("Deze tekst heeft %(count)s tekens. Er is plaats voor %(most)s.") % details
    if refused.code == "too_many":
        most = refused.details["most"]
        return ngettext("Er kan er hoogstens %(most)s.", "Er kunnen er hoogstens %(most)s.", most) % details
    return str(SAID[refused.code]) % details


def _place(details: dict) -> str:
    if "line" in details:
        return _("Lijn %(number)s:") % {"number": details["line"]} + " "
    if "person" in details:
        return _("Persoon %(number)s:") % {"number": details["person"]} + " "
    return ""


def _in_words(value):
    return date_format(value, "j F Y") if hasattr(value, "year") else value
