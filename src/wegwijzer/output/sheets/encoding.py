"""In which encoding a text file is written.

A byte order mark decides; then being valid UTF-8, which no other text of some length is by accident; then how much the
text looks like names in Western European languages, with Windows-1252 preferred, since that is what office
programmes here write. Only when that looks like nothing is a general detector asked.
"""

import codecs
import re
from dataclasses import dataclass
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
EIGHT_BIT = ("cp1252", "iso-8859-15", "mac_roman", "cp850", "cp1250")
OTHERS = ("cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "iso8859_2", "mac_latin2")

HIGH = re.compile(rb"[\x80-\xff]+")
UTF8_PAIR = re.compile(rb"(?:[\xc3-\xc5][\x80-\xbf]|\xe2\x80[\x80-\xbf])")
FOREIGN = re.compile(r"[^\x00-\x7f]")
SMALL = frozenset("éèêëïîíìôöóòõøüûùúäâàáãåæçñßœýÿšžğı")
LARGE = frozenset("ÉÈÊËÏÎÍÌÔÖÓÒÕØÜÛÙÚÄÂÀÁÃÅÆÇÑŒÝŸŠŽİ")
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
    sample, pairs, singles = _survey(path)
    encoding = _likeliest(sample)
    if pairs is not None and singles is not None:
        mixed = (singles, "utf-8", encoding) if pairs < singles else (pairs, encoding, "utf-8")
        return Written(encoding, (encoding,), mixed)
    return Written(encoding, (encoding, *(name for name in EIGHT_BIT if name != encoding and _fits(sample, name))))


def _survey(path: Path) -> tuple[bytes, int | None, int | None]:
    """Lines with foreign characters, and where the first one is in UTF-8 and the first in something else.

    A byte order mark is passed over: some programmes write one before whatever they write.
    """
    sample, pairs, singles, place = bytearray(), None, None, 0
    with open(path, "rb") as file:
        while line := file.readline(CHUNK):
            if not line.isascii():
                for run in HIGH.finditer(line, len(MARKS[0][0]) if not place and line.startswith(MARKS[0][0]) else 0):
                    if UTF8_PAIR.match(run[0]):
                        pairs = place + run.start() if pairs is None else pairs
                    elif singles is None:
                        singles = place + run.start()
                if len(sample) < SAMPLE:
                    sample += line[:4096]
            place += len(line)
    return bytes(sample), pairs, singles


def _fits(sample: bytes, encoding: str) -> bool:
    try:
        sample.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _likeliest(sample: bytes) -> str:
    scores = {name: _score(sample, name) for name in ("cp1252", "iso-8859-15", "mac_roman", "cp850")}
    best = max(scores, key=scores.__getitem__)
    if scores["cp1252"] >= 0.9 and scores[best] - scores["cp1252"] < 0.05:
        return "cp1252"
    if scores[best] >= 0.6 and scores[best] > scores["cp1252"] + 0.02:
        return best
    if scores["cp1252"] >= 0.6:
        return "cp1252"
    found = from_bytes(sample, cp_isolation=list(OTHERS)).best()
    return found.encoding if found else "cp1252"


def _score(sample: bytes, encoding: str) -> float:
    """The share of foreign characters that stand where such a character stands in names and words."""
    text = sample.decode(encoding, "replace")
    marks = [match.start() for match in FOREIGN.finditer(text)]
    return sum(_plausible(text, place) for place in marks) / len(marks) if marks else 0.0


def _plausible(text: str, place: int) -> bool:
    sign, before, after = text[place], text[place - 1 : place], text[place + 1 : place + 2]
    if sign in SMALL:
        return True
    if sign in LARGE:
        return not before.islower()
    if sign == "’":
        return True
    return sign in SIGNS and not (before.isalpha() and after.isalpha())
