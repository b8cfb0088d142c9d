"""What the pages of a conversation call its phases, outcomes, verdicts and examples."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

PHASES = {
    "explore": (_("Verkennen"), _("Hoe kijken we elk?")),
    "propose": (_("Voorstellen"), _("Wat zou kunnen?")),
    "agree": (_("Afspraken"), _("Wat doen we echt?")),
}
OUTCOMES = {
    "growth": (_("Ja, er is groei mogelijk"), _("Een andere rol of functie komt in zicht.")),
    "own_function": (_("Groei in de eigen functie"), _("De functie blijft. Ze wordt sterker of breder.")),
    "not_now": (
        _("Nu niet"),
        _("Vandaag is er geen ruimte. Jullie zeggen tot wanneer, of wat eerst moet veranderen."),
    ),
    "none": (_("Hier niet"), _("In deze organisatie is er geen weg verder. Ook dat is een eerlijk antwoord.")),
}
VERDICTS = {
    "possible": pgettext_lazy("voorstel", "Kan"),
    "not_yet": pgettext_lazy("voorstel", "Nog niet"),
    "not_possible": pgettext_lazy("voorstel", "Kan niet"),
}
VERDICT_ICONS = {"possible": "check", "not_yet": "clock", "not_possible": "cross"}
DIRECTIONS = {
    "deepen": _("Verdiepen: beter worden in wat er al is"),
    "broaden": _("Verbreden: iets anders erbij"),
}
PLACES = {
    "own_function": _("In de eigen functie"),
    "elsewhere": _("Elders in de organisatie"),
    "outside": _("Buiten de organisatie"),
}
EXAMPLES = {
    "strength": _("Een sterk punt"),
    "success": _("Iets wat goed lukte"),
    "initiative": _("Een eigen initiatief"),
    "way_round": _("Een weg om een hindernis heen"),
    "wish": _("Een wens"),
}


def choices(words: dict) -> list[tuple[str, str]]:
    """For a field of a form; where there is an explanation too, the name alone."""
    return [(key, said[0] if isinstance(said, tuple) else said) for key, said in words.items()]
