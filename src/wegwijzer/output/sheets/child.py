"""Reads a workbook on behalf of workbook.py, in a process of its own that limits itself first.

Started as a file, not as a module of the product: it must know nothing but the workbook. What it is asked is one
argument in JSON; it answers in lines of JSON on standard output: {"kind", "sheet", "sheets", "hidden"}, then lists of
[row, cells], then "end"; or {"refused", "details"}.
"""

import json
import math
import re
import resource
import sys
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from xml.etree import ElementTree

STRETCH = 4_000  # cells per answer
PIECE = 1 << 22  # bytes of what is unpacked, looked at together
EXACT = 2**53  # above this a spreadsheet no longer knows all digits
MOST_ERRORS = 100_000  # error values that are remembered; more become empty cells

ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
WORD = "WordDocument".encode("utf-16-le")
BOOKS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
BEGIN, FILE_PASS = b"\x09\x08\x10\x00\x00\x06\x05\x00", b"\x2f\x00"
OTHER_ZIPS = {
    "word/document.xml": "docx",
    "ppt/presentation.xml": "pptx",
    "Index/Document.iwa": "numbers",
    "META-INF/MANIFEST.MF": "jar",
}


class No(Exception):
    def __init__(self, code, **details):
        self.said = {"refused": code, "details": details}


def limit_yourself(asked):
    limits = (
        (resource.RLIMIT_AS, asked["MEMORY"], 0),
        (resource.RLIMIT_CPU, asked["CPU"], 5),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_CORE, 0, 0),
    )
    for what, value, mercy in limits:
        hard = resource.getrlimit(what)[1]
        most = value + mercy if hard == resource.RLIM_INFINITY else min(value + mercy, hard)
        resource.setrlimit(what, (min(value, most), most))


def say(what):
    sys.stdout.write(json.dumps(what, default=in_json, ensure_ascii=False, separators=(",", ":")))
    sys.stdout.write("\n")


def in_json(value):
    """What JSON has no word for."""
    if isinstance(value, datetime):
        return {"$t": value.isoformat()}
    if isinstance(value, date):
        return {"$d": value.isoformat()}
    return str(value)


# --- what it is: nothing is opened before it was measured -------------------------------------------------------------


def measured(asked):
    """The kind of workbook, and for xlsx what its sheets hold besides values: {part: Marks}."""
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
    left, marks = asked["UNPACKED"], {}
    for part in parts:
        looked = Marks(asked["COLUMNS"])
        for piece in pieces(file, part):
            left -= len(piece)
            if left < 0:
                raise No("unpacks_too_large", limit=asked["UNPACKED"])
            if part.filename.startswith("xl/worksheets/"):
                looked.look(piece)
        marks[part.filename] = looked
    return kind, by_name(packed, marks) if kind == "xlsx" else {}


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


class Marks:
    """What calamine does not tell of a sheet in xlsx: error values, and a cell so far away that a dense table
    up to there would not fit in memory."""

    SIZE = re.compile(rb'<dimension ref="[^":]*:?([A-Z]{1,3})\d+"')
    CELL = re.compile(rb'<c [^>]*?\br="([A-Z]{1,3})(\d{1,7})"')
    FILLED = re.compile(rb'<c r="([A-Z]{2,3})(\d{1,7})"[^>]*[^/]>')
    VALUE = re.compile(rb"<v>(#[^<]{1,20})</v>")

    def __init__(self, columns):
        self.columns, self.far, self.errors = columns, None, {}
        self.tail, self.wide = b"", None

    def look(self, piece):
        data = self.tail + piece
        if self.wide is None:
            size = self.SIZE.search(data, 0, 4096)
            self.wide = bool(size) and column(size[1]) > self.columns
        if self.wide and not self.far:
            self.find_far(data)
        at = data.find(b't="e"')
        while at >= 0 and len(self.errors) < MOST_ERRORS:
            self.remember(data, at)
            at = data.find(b't="e"', at + 1)
        last = data.rfind(b"<c ", -8192)
        self.tail = data[last:] if last >= 0 else data[-4096:]

    def find_far(self, data):
        for cell in self.FILLED.finditer(data):
            if column(cell[1]) > self.columns:
                self.far = {"row": int(cell[2]), "columns": column(cell[1]), "limit": self.columns}
                return

    def remember(self, data, at):
        start, end = data.rfind(b"<c ", 0, at), data.find(b"</c>", at)
        cell = self.CELL.match(data, max(start, 0))
        value = self.VALUE.search(data, at, end) if end > at else None
        if cell and value:
            self.errors[int(cell[2]), column(cell[1])] = value[1].decode("ascii", "replace")


def column(letters):
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


# --- what is in it ----------------------------------------------------------------------------------------------------


class Book:
    def __init__(self, asked):
        import python_calamine  # after the limits were set

        self.most, self.sample = asked["CELL"], asked["sample"]
        self.kind, self.marks = measured(asked)
        with open(asked["path"], "rb") as file:
            try:
                self.book = python_calamine.CalamineWorkbook.from_filelike(file)
            except python_calamine.PasswordError:
                raise No("encrypted", format=self.kind) from None
            except MemoryError:
                raise
            except BaseException:  # a panic is no Exception
                raise No("damaged", format=self.kind) from None
        tables = [
            sheet for sheet in self.book.sheets_metadata if str(sheet.typ).endswith((".WorkSheet", ".MacroSheet"))
        ]
        self.seen = [sheet.name for sheet in tables if str(sheet.visible).endswith(".Visible")]
        self.hidden = [sheet.name for sheet in tables if sheet.name not in self.seen]

    def lines(self, name):
        """[row, cells] of the rows with something in them."""
        marks = self.marks.get(name)
        if marks and marks.far:
            raise No("too_many_columns", **marks.far)
        errors = marks.errors if marks else {}
        try:
            sheet = self.book.get_sheet_by_name(name)
        except MemoryError:
            raise
        except BaseException:
            raise No("damaged", format=self.kind) from None
        if sheet.start is None:
            return
        before = [None] * sheet.start[1]
        failed = {row for row, _ in errors}
        for row, cells in enumerate(sheet.iter_rows(), 1):
            cells = before + [self.plain(cell, row) for cell in cells]
            if row in failed:
                cells = [errors.get((row, place)) or cell for place, cell in enumerate(cells, 1)]
            if any(cell is not None for cell in cells):
                yield [row, cells]

    def plain(self, cell, row):
        if isinstance(cell, str):
            if len(cell) > self.most:
                raise No("cell_too_long", row=row, limit=self.most)
            return cell.strip() or None
        if isinstance(cell, float):
            if not math.isfinite(cell):
                return str(cell)
            return int(cell) if cell.is_integer() and abs(cell) < EXACT else cell
        return str(cell) if isinstance(cell, (time, timedelta)) else cell

    def likeliest(self):
        """The first sheet that looks like a table, else the first with anything in it, with its first rows."""
        names = self.seen or self.hidden
        chosen, first = names[0] if names else "", []
        for name in names:
            sample = [line for line, _ in zip(self.lines(name), range(self.sample), strict=False)]
            if sum(sum(cell is not None for cell in cells) > 1 for _, cells in sample) > 1:
                return name, sample
            if sample and not first:
                chosen, first = name, sample
        return chosen, first


def answer(asked):
    book = Book(asked)
    name = asked["sheet"]
    if not name:
        name, lines = book.likeliest()
    elif name in book.seen + book.hidden:
        lines = book.lines(name)
    else:
        raise No("no_such_sheet", sheet=name)
    say({"kind": book.kind, "sheet": name, "sheets": book.seen, "hidden": book.hidden})
    for stretch in in_stretches(lines):
        say(stretch)
    say("end")


def in_stretches(lines):
    stretch, cells = [], 0
    for line in lines:
        stretch.append(line)
        cells += len(line[1])
        if cells >= STRETCH:
            yield stretch
            stretch, cells = [], 0
    yield stretch


def main():
    asked = json.loads(sys.argv[1])
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    limit_yourself(asked)
    try:
        answer(asked)
    except No as no:
        say(no.said)
    except MemoryError:
        say({"refused": "too_much_memory", "details": {"limit": asked["MEMORY"]}})
    sys.stdout.flush()


if __name__ == "__main__":
    main()
