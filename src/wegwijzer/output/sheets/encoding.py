"""In which encoding a text file is written.

A byte order mark decides; then being valid UTF-8, which no other text of some length is by accident; then how much the
text looks like names in Western European languages, with Windows-1252 preferred, since that is what office
programmes here write. Only when that looks like nothing is a general detector asked.
"""

import codecs
import re
from dataclasses import dataclass, field
from pathlib import Path

from charset_normalizer import from_bytes

CHUNK = 1 << 20
SAMPLE = 64 * 1024
MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
WESTERN = ("cp1252", "iso-8859-15", "mac_roman", "cp850")
EIGHT_BIT = (*WESTERN, "cp1250", "cp1251")
OTHERS = ("cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "iso8859_2", "mac_latin2")

CONTROLS = re.compile(rb"[\x80-\x9f]")  # signs in Windows-1252, nothing in ISO-8859
HIGH = re.compile(rb"[\x80-\xff]+")
UTF8_PAIR = re.compile(rb"(?:[\xc3-\xc5][\x80-\xbf]|\xe2\x80[\x80-\xbf])")
FOREIGN = re.compile(r"[^\x00-\x7f]")
CLEARLY = 0.2  # a file with one name in it must not make us leave what is usual
COMMON = frozenset("éèëïöüçàêôäñßœ")
SMALL = frozenset("îíìóòõøûùúâáãåæýÿšžğı")
LARGE = frozenset("ÉÈÊËÏÎÍÌÔÖÓÒÕØÜÛÙÚÄÂÀÁÃÅÆÇÑŒÝŸŠŽİ")
OPENING = frozenset("‘‚“„«¿¡")
SIGNS = frozenset("€’‘‚“”„–—…«»°²³·•™®©½¼ªº´¨§µ±×÷¡¿\u00a0")


@dataclass(frozen=True)
class Written:
    """`mixed` is (place in bytes, encoding before, encoding from there)."""

    encoding: str
    alternatives: tuple[str, ...]
    mixed: tuple[int, str, str] | None = None


def written(path: Path) -> Written:
    with open(path, "rb") as file:
        head = file.read(SAMPLE)
    if wide := sixteen_bit(head):
        return Written(wide, (wide,))
    if not _is_utf8(path):
        return _eight_bit(path)
    name = "utf-8-sig" if head.startswith(MARKS[0][0]) else "utf-8"
    plain = head.removeprefix(MARKS[0][0]).isascii()
    return Written(name, (name,) if plain else (name, "cp1252"))


def sixteen_bit(head: bytes) -> str:
    """UTF-16 (or 32) by its mark, or because nearly every other byte of Western text is zero; "" when it is not."""
    for mark, name in MARKS[1:]:
        if head.startswith(mark):
            return name
    pairs = len(head) // 2
    if not pairs:
        return ""
    even, odd = head[0 : pairs * 2 : 2].count(0), head[1 : pairs * 2 : 2].count(0)
    if odd > pairs * 0.6 and even < pairs * 0.05:
        return "utf-16-le"
    if even > pairs * 0.6 and odd < pairs * 0.05:
        return "utf-16-be"
    return ""


def _is_utf8(path: Path) -> bool:
    decode = codecs.getincrementaldecoder("utf-8")().decode
    with open(path, "rb") as file:
        try:
            while chunk := file.read(CHUNK):
                decode(chunk)
            decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _eight_bit(path: Path) -> Written:
    """One byte per character, unless UTF-8 stands among it."""
    seen = _survey(path)
    sample = bytes(seen.sample)
    if seen.long > seen.runs * 0.3:
        encoding = _general(sample)
    else:
        encoding = _likeliest(UTF8_PAIR.sub(b"", sample))
        if seen.pair is not None and seen.single is not None:
            encoding = encoding if encoding in WESTERN else "cp1252"
            places = (seen.single, "utf-8", encoding) if seen.pair < seen.single else (seen.pair, encoding, "utf-8")
            return Written(encoding, (encoding,), places)
    others = (name for name in EIGHT_BIT if name != encoding and _fits(sample, name))
    return Written(encoding, (encoding, *others))


@dataclass
class _Seen:
    """sample: lines with foreign characters that are not UTF-8; pair, single: where the first one in UTF-8 is and the
    first in something else; runs of foreign characters, and how many are long, as in texts of another alphabet."""

    sample: bytearray = field(default_factory=bytearray)
    pair: int | None = None
    single: int | None = None
    runs: int = 0
    long: int = 0


def _survey(path: Path) -> _Seen:
    seen, place = _Seen(), 0
    with open(path, "rb") as file:
        while line := file.readline(CHUNK):
            if not line.isascii():
                _look(seen, line, place)
            place += len(line)
    return seen


def _look(seen: _Seen, line: bytes, place: int) -> None:
    """A byte order mark is passed over: some programmes write one before whatever they write."""
    start, other = (3 if not place and line.startswith(MARKS[0][0]) else 0), False
    for run in HIGH.finditer(line, start):
        seen.runs += 1
        if UTF8_PAIR.match(run[0]) and _fits(run[0], "utf-8"):
            seen.pair = place + run.start() if seen.pair is None else seen.pair
        else:
            other = True
            seen.long += len(run[0]) > 2
            seen.single = place + run.start() if seen.single is None else seen.single
    if other and len(seen.sample) < SAMPLE:
        seen.sample += line[start:4096]


def _fits(sample: bytes, encoding: str) -> bool:
    try:
        sample.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _likeliest(sample: bytes) -> str:
    """The usual one of office programmes, unless another of Western Europe fits clearly better."""
    scores = {name: _score(sample, name) for name in WESTERN}
    usual = "cp1252"
    if scores["iso-8859-15"] > scores[usual] and not CONTROLS.search(sample):
        usual = "iso-8859-15"
    best = max(("mac_roman", "cp850"), key=scores.__getitem__)
    if scores[best] <= scores[usual] + CLEARLY:
        best = usual
    return best if scores[best] >= 0.6 else _general(sample)


def _general(sample: bytes) -> str:
    found = from_bytes(sample, cp_isolation=list(OTHERS)).best()
    return found.encoding if found else "cp1252"


def _score(sample: bytes, encoding: str) -> float:
    """0 to 1: do foreign characters stand where such characters stand in names and words."""
    text = sample.decode(encoding, "replace")
    places = [match.start() for match in FOREIGN.finditer(text)]
    return sum(_plausible(text, place) for place in places) / len(places) if places else 0.0


def _plausible(text: str, place: int) -> float:
    sign, before, after = text[place], text[place - 1 : place], text[place + 1 : place + 2]
    if sign in COMMON or sign == "’":
        return 1
    if sign in SMALL:
        return 0.85
    if sign in LARGE:
        return not before.islower() and not (before.isupper() and after.islower())
    if sign in OPENING and before.isalpha():
        return 0
    return sign in SIGNS and any(
        not beside or (beside.isascii() and not beside.isalpha()) for beside in (before, after)
    )
