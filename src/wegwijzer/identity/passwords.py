"""Which passwords we take, and what we say about the others. Nothing here leaves this machine."""

from collections.abc import Iterable
from threading import Lock

from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from zxcvbn import zxcvbn
from zxcvbn.matching import RANKED_DICTIONARIES

from wegwijzer.identity.queries import own_words

SHORTEST, LONGEST = 10, 128
READ_AT_MOST = 72  # the estimate costs time with every character; more than this is strong or repetition
STRONG_ENOUGH = 3  # of 0–4: safe against guessing offline at ten thousand tries a second

# What zxcvbn's English lists do not know: what people here take when a password has to be chosen.
COMMON_HERE = """
    wachtwoord paswoord welkom geheim hallo goedemorgen aanmelden inloggen wegwijzer loopbaan werk
    bedrijf personeel collega koffie voetbal fiets vakantie weekend zomer winter lente herfst
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni
    juli augustus september oktober november december liefde schatje mama papa oma opa kinderen
    belgie vlaanderen nederland brussel antwerpen gent brugge leuven hasselt mechelen kortrijk
    amsterdam rotterdam utrecht konijn hond poes vlinder regenboog chocolade frietjes
"""
SAID = {
    "own": _("Dit lijkt te veel op je naam of je e-mailadres."),
    "passwords": _("Dit wachtwoord gebruiken te veel mensen."),
    "word": _("Een gewoon woord of een naam is snel te raden."),
    "spatial": _("Toetsen die naast elkaar liggen, zijn snel te raden."),
    "repeat": _("Herhalen maakt een wachtwoord niet sterker."),
    "sequence": _("Een reeks zoals abc of 123 is snel te raden."),
    "date": _("Een datum of een jaartal is snel te raden."),
    "other": _("Dit wachtwoord is nog te snel te raden."),
}
ADVICE = _("Neem drie of vier woorden die niets met elkaar te maken hebben.")
_one_at_a_time = Lock()  # zxcvbn keeps the words of the moment in a list that all threads share


class StrengthValidator:
    """Long enough, not too long to handle, and not to be guessed from what everybody or a colleague knows."""

    def validate(self, password: str, user=None) -> None:
        """Raises ValidationError with a sentence that says what is the matter and what helps."""
        if len(password) < SHORTEST:
            raise ValidationError(
                _("Je wachtwoord is te kort: neem minstens %(count)d tekens."), params={"count": SHORTEST}
            )
        if len(password) > LONGEST:
            raise ValidationError(
                _("Je wachtwoord is te lang: neem hoogstens %(count)d tekens."), params={"count": LONGEST}
            )
        found = weakness(password, own_words(user) if user is not None else ())
        if found:
            raise ValidationError(format_lazy("{} {}", SAID[found], ADVICE))

    def get_help_text(self) -> str:
        return _("Minstens 10 tekens. Drie of vier gewone woorden na elkaar zijn sterk en te onthouden.")


def weakness(password: str, own: Iterable[str] = ()) -> str:
    """The key in `SAID` of what makes this password weak; "" when it is strong enough.

    What a colleague knows of somebody (`own`) counts for nothing: the rest must be strong by itself.
    """
    own = sorted((word.lower() for word in own), key=len, reverse=True)
    rest = password.lower()
    for word in own:
        rest = rest.replace(word, "")
    if len(rest) < len(password) and (not rest or _estimate(rest, own)["score"] < STRONG_ENOUGH):
        return "own"
    estimate = _estimate(password, own)
    if estimate["score"] >= STRONG_ENOUGH:
        return ""
    parts = [part for part in estimate["sequence"] if part["pattern"] != "bruteforce"]
    return _kind(max(parts, key=lambda part: len(part["token"])), own) if parts else "other"


def _estimate(password: str, own: list[str]) -> dict:
    with _one_at_a_time:
        try:
            return zxcvbn(password[:READ_AT_MOST], [*own, *COMMON_HERE.split()], max_length=READ_AT_MOST)
        finally:
            RANKED_DICTIONARIES.pop("user_inputs", None)


def _kind(part: dict, own: list[str]) -> str:
    """What the longest part of a password that we recognise is."""
    match part["pattern"], part.get("dictionary_name"):
        case "dictionary", "user_inputs" if part["matched_word"] in own:
            return "own"
        case "dictionary", "passwords":
            return "passwords"
        case "dictionary", _:
            return "word"
        case "regex", _:
            return "date"
        case kind, _:
            return kind if kind in SAID else "other"
