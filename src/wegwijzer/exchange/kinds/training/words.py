"""How kinds of learning are written in a file, and which words of others mean the same."""

from collections.abc import Mapping

from wegwijzer.exchange.words import fold

WRITTEN: Mapping[str, Mapping[str, str]] = {
    "nl": {
        "training": "opleiding",
        "e_learning": "e-learning",
        "workplace": "werkplekleren",
        "coaching": "coaching",
        "intervision": "intervisie",
        "conference": "studiedag",
        "conversations": "loopbaangesprekken voeren",
        "other": "andere",
    },
    "en": {
        "training": "course",
        "e_learning": "e-learning",
        "workplace": "workplace learning",
        "coaching": "coaching",
        "intervision": "peer supervision",
        "conference": "conference",
        "conversations": "holding career conversations",
        "other": "other",
    },
    "fr": {
        "training": "formation",
        "e_learning": "e-learning",
        "workplace": "apprentissage sur le lieu de travail",
        "coaching": "coaching",
        "intervision": "intervision",
        "conference": "journée d'étude",
        "conversations": "mener des entretiens de carrière",
        "other": "autre",
    },
    "de": {
        "training": "Schulung",
        "e_learning": "E-Learning",
        "workplace": "Lernen am Arbeitsplatz",
        "coaching": "Coaching",
        "intervision": "Intervision",
        "conference": "Fachtagung",
        "conversations": "Laufbahngespräche führen",
        "other": "Sonstige",
    },
}
ALSO = {
    "training": "training|cursus|vorming|klassikaal|workshop|les|lessen|bijscholing|externe opleiding|"
    "interne opleiding|formation externe|formation interne|cours|stage de formation|atelier|class|classroom|"
    "instructor led|ilt|lesson|seminar|kurs|weiterbildung|fortbildung|lehrgang|präsenz|präsenzschulung",
    "e_learning": "elearning|online|online cursus|online opleiding|webinar|digitaal|wbt|web based|virtual|"
    "online training|formation en ligne|en ligne|cours en ligne|digital|onlinekurs|online schulung|webseminar",
    "workplace": "leren op de werkplek|on the job|on-the-job|otj|training on the job|on the job training|ojt|werkplek|"
    "meter|peter|mentor|mentoring|mentorship|inwerken|onboarding|sur le tas|sur le terrain|tutorat|parrainage|"
    "einarbeitung|patenschaft|am arbeitsplatz",
    "coaching": "coach|individuele coaching|loopbaanbegeleiding|begeleiding|accompagnement|coaching individuel|"
    "career coaching|einzelcoaching",
    "intervision": "collegiale consultatie|supervisie|peer coaching|peer learning|lerend netwerk|supervision|"
    "codéveloppement|kollegiale beratung",
    "conference": "congres|conferentie|symposium|beurs|vakbeurs|studiedagen|evenement|event|fair|trade fair|congress|"
    "study day|congrès|conférence|colloque|salon|séminaire|journée|kongress|konferenz|tagung|messe",
    "conversations": "loopbaangesprekken|loopbaangesprekken leren voeren|gespreksvoering|career conversations|"
    "entretiens de carrière|laufbahngespräche|mitarbeitergespräche führen",
    "other": "ander|overige|overig|varia|divers|autres|others|various|misc|miscellaneous|sonstiges|weitere",
}


def _known() -> dict[str, str]:
    found = {fold(word): kind for kind, words in ALSO.items() for word in words.split("|")}
    return found | {fold(word): kind for words in WRITTEN.values() for kind, word in words.items()}


KNOWN = _known()


def kind_of(said: str) -> str | None:
    """The kind that a cell means, None for a word that we do not know."""
    return KNOWN.get(fold(said))
