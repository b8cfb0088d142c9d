"""Names of what HR meets here: kinds of instruments and questions, languages, and what a draft still needs."""

from collections.abc import Mapping

from django.utils.translation import get_language, get_language_info, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from wegwijzer.instruments.problems import Problem

KINDS = {
    "checklist": gettext_lazy("Stellingen"),
    "form": gettext_lazy("Gespreksformulier"),
    "questions": gettext_lazy("Open vragen"),
    "words": gettext_lazy("Woorden kiezen"),
    "drawing": gettext_lazy("Tekening"),
    "map": gettext_lazy("Kaart van mensen"),
}
ANSWERED_BY = {
    "self": gettext_lazy("Iedereen vult dit voor zichzelf in"),
    "employee": gettext_lazy("De medewerker vult dit in"),
    "other": gettext_lazy("Wie het gesprek voert, vult dit in"),
    "both": gettext_lazy("Beide kanten vullen dit in"),
    "group": gettext_lazy("Een groep mensen vult dit in"),
    "invited": gettext_lazy("Wie erom gevraagd wordt, vult dit in"),
}
SIDES = {
    "employee": gettext_lazy("Zoals de medewerker het ziet"),
    "other": gettext_lazy("Zoals de andere kant het ziet"),
}
QUESTIONS = {
    "open": gettext_lazy("Open vraag"),
    "examples": gettext_lazy("Voorbeelden"),
    "rating": gettext_lazy("Stelling met een schaal"),
    "one": gettext_lazy("Eén keuze"),
    "any": gettext_lazy("Meerdere keuzes"),
    "words": gettext_lazy("Woorden kiezen"),
    "drawing": gettext_lazy("Tekening"),
    "map": gettext_lazy("Kaart van mensen"),
    "theme": pgettext_lazy("gespreksformulier", "Thema"),
}


def language_name(language: str) -> str:
    return str(get_language_info(language)["name_translated"])


def best_texts(texts: Mapping[str, Mapping], organisation_language: str) -> dict:
    """Each text in the reader's language, else in that of the organisation, else in any that has it."""
    best: dict = {}
    for language in (*texts, organisation_language, get_language() or "nl"):  # the later, the better
        best |= texts.get(language, {})
    return best


def joined_in_short(texts: list[str], most: int = 60) -> str:
    line = ", ".join(text for text in texts if text)
    return line if len(line) <= most else line[: most - 1].rstrip(" ,") + "…"


def what_is_missing(problem: Problem, where: str) -> str:
    """A problem of a draft as a sentence; `where` names the part or question it is about."""
    details = {
        **problem.details,
        "where": where,
        "language": language_name(problem.where) if problem.where not in ("structure", "") else "",
    }
    if problem.code == "language_missing":
        return _("De teksten in het %(language)s ontbreken nog.") % {
            "language": language_name(problem.details["language"])
        }
    if problem.code == "list_differs":
        details["there"] = language_name(problem.details["language"])
    return str(MISSING.get(problem.code, MISSING["other"])) % details


MISSING = {
    "text_missing": gettext_lazy("%(where)s: in het %(language)s ontbreekt een tekst."),
    "text_elsewhere": gettext_lazy("%(where)s: wat in de ene taal staat, ontbreekt in het %(language)s."),
    "scale_without_ends": gettext_lazy("%(where)s: in het %(language)s heeft punt %(value)s geen woord."),
    "list_differs": gettext_lazy(
        "%(where)s: het %(language)s heeft %(count)s lijnen om over na te denken, het %(there)s %(other)s."
    ),
    "no_questions": gettext_lazy("%(where)s: hier staat nog geen vraag in."),
    "no_parts": gettext_lazy("Er staat nog geen enkele vraag in."),
    "kind_without": gettext_lazy("Wat dit instrument eigen is, staat er niet meer in."),
    "mixed_scales": gettext_lazy("%(where)s: de stellingen hebben niet allemaal dezelfde schaal."),
    "drawing_scale": gettext_lazy("%(where)s: de woorden bij een tekening gaan van 0 tot 100."),
    "too_few": gettext_lazy("%(where)s: hier moet iets te kiezen zijn."),
    "other": gettext_lazy("%(where)s: hier klopt iets niet."),
}
