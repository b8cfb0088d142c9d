"""What a workbook is and how large, found out before it is opened."""

import zipfile
import zlib
from xml.etree import ElementTree

from marks import OdsMarks, XlsxMarks
from no import No

PIECE = 1 << 22  # bytes of what is unpacked, looked at together
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
WORD = "WordDocument".encode("utf-16-le")
BOOKS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
BEGIN, FILE_PASS = b"\x09\x08\x10\x00\x00\x06\x05\x00", b"\x2f\x00"
SHEETS = "xl/worksheets/"
OTHER_ZIPS = {
    "word/document.xml": "docx",
    "ppt/presentation.xml": "pptx",
    "Index/Document.iwa": "numbers",
    "META-INF/MANIFEST.MF": "jar",
}


def measured(asked):
    """The kind of workbook, and {name of the sheet: its marks}."""
    with open(asked["path"], "rb") as file:
        if file.read(2) == b"PK":
            return measured_zip(asked, file)
        file.seek(0)
        content = file.read()
    if ENCRYPTED in content:
        raise No("encrypted", format="xlsx")
    if not any(book in content for book in BOOKS):
        raise No("not_supported", format="doc" if WORD in content else "ole")
    if has_password(content):
        raise No("encrypted", format="xls")
    return "xls", {}


def has_password(content):
    """Whether one of the first records of an xls says that the rest is encrypted."""
    place = content.find(BEGIN)
    for _ in range(20):
        if place < 0 or len(content) < place + 4:
            return False
        if content[place : place + 2] == FILE_PASS:
            return True
        place += 4 + int.from_bytes(content[place + 2 : place + 4], "little")
    return False


def measured_zip(asked, file):
    try:
        packed = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, OSError):
        raise No("damaged", format="zip") from None
    parts = packed.infolist()
    if len(parts) > asked["PARTS"]:
        raise No("unpacks_too_large", limit=asked["UNPACKED"])
    kind = zip_kind({part.filename for part in parts}, packed)
    if any(part.flag_bits & 1 for part in parts) or b"encryption-data" in small(packed, "META-INF/manifest.xml"):
        raise No("encrypted", format=kind)
    looks = {part.filename: XlsxMarks(asked["COLUMNS"]) for part in parts if part.filename.startswith(SHEETS)}
    failed = measure(asked, file, parts, looks)
    if kind == "xlsx":
        return kind, by_name(packed, looks)
    return kind, ods_marks(file, parts) if kind == "ods" and failed else {}


def measure(asked, file, parts, looks):
    """Counts what comes out of every part; says whether an error cell of an ods was seen."""
    left, failed = asked["UNPACKED"], False
    for part in parts:
        end = b""
        for piece in pieces(file, part):
            left -= len(piece)
            if left < 0:
                raise No("unpacks_too_large", limit=asked["UNPACKED"])
            if part.filename in looks:
                looks[part.filename].look(piece)
            elif part.filename == "content.xml":
                failed = failed or OdsMarks.SIGN in end + piece
                end = piece[-len(OdsMarks.SIGN) :]
    return failed


def ods_marks(file, parts):
    looked = OdsMarks()
    for part in parts:
        if part.filename == "content.xml":
            for piece in pieces(file, part):
                looked.look(piece)
    return looked.sheets


def zip_kind(names, packed):
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "content.xml" in names and b"opendocument" in small(packed, "mimetype"):
        if b"spreadsheet" in small(packed, "mimetype"):
            return "ods"
        raise No("not_supported", format="odt")
    for name, other in OTHER_ZIPS.items():
        if name in names:
            raise No("not_supported", format=other)
    raise No("not_a_workbook")


def small(packed, name, most=1 << 20):
    try:
        with packed.open(name) as part:
            return part.read(most)
    except (KeyError, OSError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error):
        return b""


def pieces(file, part):
    """What really comes out, whatever the zip says of its size, never more than PIECE at once."""
    file.seek(part.header_offset)
    header = file.read(30)
    file.seek(int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little"), 1)
    left, inflate = part.compress_size, zlib.decompressobj(-15)
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise No("damaged", format="zip")
    while left > 0 and not inflate.eof and (packed := file.read(min(left, 1 << 16))):
        left -= len(packed)
        if part.compress_type == zipfile.ZIP_STORED:
            yield packed
            continue
        while packed:
            try:
                yield inflate.decompress(packed, PIECE)
            except zlib.error:
                raise No("damaged", format="zip") from None
            packed = inflate.unconsumed_tail


def by_name(packed, marks):
    """The marks by the name that people see, following the workbook's own list of sheets."""
    try:
        targets = {
            link.get("Id"): link.get("Target", "").removeprefix("/xl/")
            for link in ElementTree.fromstring(small(packed, "xl/_rels/workbook.xml.rels"))  # noqa: S314
        }
        sheets = ElementTree.fromstring(small(packed, "xl/workbook.xml")).iter()  # noqa: S314
    except ElementTree.ParseError:
        return {}
    found = {}
    for sheet in sheets:
        if sheet.tag.endswith("}sheet"):
            link = next((value for key, value in sheet.items() if key.endswith("}id")), "")
            found[sheet.get("name")] = marks.get("xl/" + targets.get(link, ""))
    return {name: looked for name, looked in found.items() if looked}
