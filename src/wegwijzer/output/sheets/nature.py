"""What sort of file it is, by its first bytes; its name is only what somebody called it."""

import re
from pathlib import Path

from wegwijzer.output.sheets.encoding import sixteen_bit
from wegwijzer.output.sheets.refused import Refused

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEAD = 8192

BEGINNINGS = (
    (b"%PDF", "pdf"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG", "png"),
    (b"GIF8", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!", "rar"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"SQLite format 3", "sqlite"),
    (b"PAR1", "parquet"),
    (b"\x7fELF", "binary"),
    (b"MZ\x90", "binary"),
    (b"{\\rtf", "rtf"),
    (b"\x09\x08\x10\x00", "xls_95"),
    (b"\x09\x08\x08\x00", "xls_95"),
    (b"\x09\x04\x06\x00", "xls_95"),
    (b"\x09\x00\x04\x00", "xls_95"),
)
WRITTEN = (  # in text, after white space
    (re.compile(r"<!doctype html|<html|<table|<head\b|<meta\b", re.I), "html"),
    (re.compile(r"<\?xml(?s:.){0,2000}urn:schemas-microsoft-com:office:spreadsheet", re.I), "xml_spreadsheet"),
    (re.compile(r"<\?xml(?s:.){0,2000}<html", re.I), "html"),
    (re.compile(r"<\?xml"), "xml"),
    (re.compile(r"[\[{]\s*(?:[\[{]\s*)*\"[^\"]*\"\s*[:,\]]"), "json"),
    (re.compile(r"MIME-Version:", re.I), "mhtml"),
    (re.compile(r"BEGIN:V(?:CARD|CALENDAR)"), "calendar"),
    (re.compile(r"-----BEGIN PGP MESSAGE"), "pgp"),
    (re.compile(r"<(?:!--|(?:body|center|div|font|form|p|script|span|style|title)[ >])", re.I), "html"),
)
CONTROL = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1a\x1b")


def nature(path: Path) -> str:
    """ "zip", "ole" (both may hold a workbook) or "text"; raises Refused for what is surely none of them."""
    with open(path, "rb") as file:
        head = file.read(HEAD)
    if not head:
        raise Refused("empty")
    if head.startswith(b"PK\x05\x06"):
        raise Refused("not_a_workbook")
    if head.startswith(ZIP):
        return "zip"
    if head.startswith(OLE):
        return "ole"
    for beginning, name in BEGINNINGS:
        if head.startswith(beginning):
            raise Refused("not_supported", format=name)
    sixteen = sixteen_bit(head)
    if not sixteen and len(head.translate(None, CONTROL)) < 0.95 * len(head):
        raise Refused("not_supported", format="binary")
    _refuse_other_text(head.decode(sixteen or "utf-8", "replace").lstrip("\ufeff \t\r\n"))
    return "text"


def _refuse_other_text(text: str) -> None:
    for pattern, name in WRITTEN:
        if pattern.match(text):
            raise Refused("encrypted", format=name) if name == "pgp" else Refused("not_supported", format=name)
