"""How values are written in a file, in the language of who asked for it. Reading knows each of these words."""

from collections.abc import Mapping

GENDERS: Mapping[str, Mapping[str, str]] = {
    "nl": {"f": "V", "m": "M", "x": "X"},
    "en": {"f": "F", "m": "M", "x": "X"},
    "fr": {"f": "F", "m": "H", "x": "X"},
    "de": {"f": "W", "m": "M", "x": "X"},
}
CONTRACTS: Mapping[str, Mapping[str, str]] = {
    "nl": {"permanent": "vast", "fixed_term": "tijdelijk", "agency": "uitzend", "other": "andere"},
    "en": {"permanent": "permanent", "fixed_term": "fixed term", "agency": "agency", "other": "other"},
    "fr": {
        "permanent": "durée indéterminée",
        "fixed_term": "durée déterminée",
        "agency": "intérim",
        "other": "autre",
    },
    "de": {"permanent": "unbefristet", "fixed_term": "befristet", "agency": "Leiharbeit", "other": "Sonstige"},
}
