"""What stands under each header of a template, in all languages of files: also those that our pages do not have yet.

By the Dutch text of `Field.hint`. Words such as “verplicht” and “vide” are those by which reading knows such a row.
"""

from collections.abc import Mapping

HINTS: Mapping[str, Mapping[str, str]] = {
    "zo in je eigen systeem": {
        "en": "as in your own system",
        "fr": "comme dans votre système",
        "de": "wie in Ihrem System",
    },
    "verplicht": {"en": "required", "fr": "obligatoire", "de": "Pflichtfeld"},
    "achternaam, voornaam": {"en": "last name, first name", "fr": "nom, prénom", "de": "Nachname, Vorname"},
    "van het werk": {"en": "at work", "fr": "au travail", "de": "bei der Arbeit"},
    "dd/mm/jjjj": {"en": "dd/mm/yyyy", "fr": "jj/mm/aaaa", "de": "TT.MM.JJJJ"},
    "V, M of X": {"en": "F, M or X", "fr": "F, H ou X", "de": "W, M oder X"},
    "leeg: nog in dienst": {
        "en": "empty: still employed",
        "fr": "vide : toujours en service",
        "de": "leer: noch beschäftigt",
    },
    "vast, tijdelijk, uitzend of andere": {
        "en": "permanent, fixed term, agency or other",
        "fr": "durée indéterminée, durée déterminée, intérim ou autre",
        "de": "unbefristet, befristet, Leiharbeit oder Sonstige",
    },
    "100": {"en": "100", "fr": "100", "de": "100"},
    "nummer, e-mailadres of naam": {
        "en": "number, email or name",
        "fr": "matricule, e-mail ou nom",
        "de": "Nummer, E-Mail oder Name",
    },
    "leeg: loopt nog": {"en": "empty: still going on", "fr": "vide : en cours", "de": "leer: läuft noch"},
    "nummer of e-mailadres volstaat": {
        "en": "number or email is enough",
        "fr": "le matricule ou l'e-mail suffit",
        "de": "Nummer oder E-Mail genügt",
    },
    "verplicht: wat iemand volgde": {
        "en": "required: what somebody followed",
        "fr": "obligatoire : ce qui a été suivi",
        "de": "Pflichtfeld: was jemand besucht hat",
    },
    "bijvoorbeeld opleiding, e-learning of coaching": {
        "en": "for example course, e-learning or coaching",
        "fr": "par exemple formation, e-learning ou coaching",
        "de": "zum Beispiel Schulung, E-Learning oder Coaching",
    },
    "leeg: nog niet bekend": {"en": "empty: not known yet", "fr": "vide : pas encore connu", "de": "leer: unbekannt"},
    "bijvoorbeeld 7,5": {"en": "for example 7.5", "fr": "par exemple 7,5", "de": "zum Beispiel 7,5"},
}


def hint(dutch: str, language: str) -> str:
    return dutch if language == "nl" or not dutch else HINTS[dutch][language]
