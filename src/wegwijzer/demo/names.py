"""Names such as one hears in a Belgian factory, and e-mail addresses made of them."""

import re
import unicodedata
from random import Random

from wegwijzer.demo.content import read

LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ı": "i", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe"})
GENDERS = {True: (("f", 34), ("m", 65), ("x", 0.4), ("", 0.6)), False: (("f", 54), ("m", 45), ("x", 0.5), ("", 0.5))}


class Names:
    """Draws genders and names. `floor` tells the shop floor from the office."""

    def __init__(self, rng: Random) -> None:
        content = read("names.json")
        self._rng = rng
        self._origins = list(content["origins"].values())
        self._weights = {
            floor: [origin["floor" if floor else "office"] for origin in self._origins] for floor in (True, False)
        }
        self._double = content["married"]["share"]

    def gender(self, floor: bool) -> str:
        kinds, weights = zip(*GENDERS[floor], strict=True)
        return self._rng.choices(kinds, weights)[0]

    def name(self, gender: str, floor: bool) -> tuple[str, str]:
        """Given name and family name; now and then the family names of two parents."""
        rng = self._rng
        origin = rng.choices(self._origins, self._weights[floor])[0]
        given = rng.choice(origin[gender if gender in ("f", "m") else rng.choice("fm")])
        family = rng.choice(origin["family"])
        if rng.random() < self._double:
            family = f"{family}-{rng.choice(rng.choice(self._origins)['family'])}"
        return given, family


class Mailboxes:
    """E-mail addresses of one organisation, each given out once."""

    def __init__(self, domain: str) -> None:
        self._domain = domain
        self._used: dict[str, int] = {}

    def address(self, given: str, family: str) -> str:
        local = f"{plain(given)}.{plain(family)}"
        times = self._used[local] = self._used.get(local, 0) + 1
        return f"{local}{times if times > 1 else ''}@{self._domain}"


def plain(text: str) -> str:
    """Small letters from a to z, nothing else."""
    letters = unicodedata.normalize("NFKD", text.translate(LETTERS)).lower()
    return re.sub("[^a-z]", "", letters)
