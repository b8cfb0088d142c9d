"""One version of an instrument: its structure, its texts in every language it has, and its mark."""

import hashlib
import json
from dataclasses import dataclass, field, replace

from wegwijzer.instruments.building import build
from wegwijzer.instruments.structure import Instrument

LONGEST_REF = 80  # characters: the room a column for a ref needs


def digest_of(structure: dict, texts: dict) -> str:
    """A mark of the content, whatever the files look like: SHA-256 in hexadecimal, 64 characters."""
    content = json.dumps([structure, texts], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()


@dataclass(frozen=True, eq=False)
class Version:
    """`ref` is what a running conversation keeps: "key/number" of what we ship, "id@mark" of an own copy.

    `sources`: language → where it comes from; of an own copy, where what it was copied from does.
    """

    ref: str
    key: str
    number: int
    own: bool
    digest: str
    structure: dict
    texts: dict[str, dict]
    sources: dict[str, str] = field(default_factory=dict)
    _spoken: dict[str, Instrument] = field(default_factory=dict, repr=False)

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.texts)

    def in_language(self, language: str, *others: str) -> Instrument:
        """The instrument in this language; else in the first of `others` that it has, else in Dutch, else in any."""
        wanted = (language, language.split("-")[0], *others, "nl", *self.texts)
        known = next(each for each in wanted if each in self.texts)
        if known not in self._spoken:
            said = build(self.key, self.structure, self.texts[known], known)
            self._spoken[known] = replace(said, source=self.sources.get(known, ""), is_own=self.own)
        return self._spoken[known]
