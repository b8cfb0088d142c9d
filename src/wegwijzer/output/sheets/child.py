"""Reads a workbook on behalf of workbook.py, in a process of its own that limits itself first.

Started as a file, not as a module of the product: it must know nothing but the workbook. What it is asked is one
argument in JSON; it answers in lines of JSON on standard output:
{"kind", "sheet", "sheets", "hidden"}, then lists of [row, cells], then "end"; or {"refused", "details"}.
"""

import json
import resource
import sys
import zipfile
import zlib
from datetime import date, datetime, time, timedelta

STRETCH = 4_000  # cells per answer
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
WORD = "WordDocument".encode("utf-16-le")
EXACT = 2**53


class No(Exception):
    def __init__(self, code, **details):
        self.said = {"refused": code, "details": details}


def limit_yourself(asked):
    for what, value in (
        (resource.RLIMIT_AS, asked["MEMORY"]),
        (resource.RLIMIT_CPU, asked["CPU"]),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(what, (value, value))


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


# --- what it is -------------------------------------------------------------------------------------------------------


def kind_of(asked):
    with open(asked["path"], "rb") as file:
        if file.read(2) == b"PK":
            return kind_of_zip(asked, file)
        file.seek(0)
        content = file.read()
    if ENCRYPTED in content:
        raise No("encrypted", format="xlsx")
    if WORD in content and "Workbook".encode("utf-16-le") not in content:
        raise No("not_supported", format="doc")
    return "xls"


def kind_of_zip(asked, file):
    try:
        packed = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, OSError):
        raise No("damaged", format="zip") from None
    parts = packed.infolist()
    if len(parts) > asked["PARTS"]:
        raise No("unpacks_too_large", limit=asked["UNPACKED"])
    names = {part.filename for part in parts}
    kind = zip_kind(names, packed)
    if any(part.flag_bits & 1 for part in parts):
        raise No("encrypted", format=kind)
    left = asked["UNPACKED"]
    for part in parts:
        left -= unpacked_size(file, part, left)
        if left < 0:
            raise No("unpacks_too_large", limit=asked["UNPACKED"])
    if kind == "ods" and b"encryption-data" in small(packed, "META-INF/manifest.xml"):
        raise No("encrypted", format="ods")
    return kind


def zip_kind(names, packed):
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "xl/workbook.xml" in names or any(name.lower() == "xl/workbook.xml" for name in names):
        return "xlsx"
    if "content.xml" in names and b"spreadsheet" in small(packed, "mimetype"):
        return "ods"
    for name, format in (("word/document.xml", "docx"), ("ppt/presentation.xml", "pptx")):
        if name in names:
            raise No("not_supported", format=format)
    if any(name.endswith(".iwa") for name in names):
        raise No("not_supported", format="numbers")
    if "content.xml" in names:
        raise No("not_supported", format="odt")
    raise No("not_a_workbook")


def small(packed, name, most=1 << 20):
    try:
        with packed.open(name) as part:
            return part.read(most)
    except (KeyError, OSError, RuntimeError, zipfile.BadZipFile, zlib.error):
        return b""


def unpacked_size(file, part, most):
    """Bytes that really come out, whatever the zip says of itself; stops counting above `most`."""
    file.seek(part.header_offset)
    header = file.read(30)
    file.seek(int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little"), 1)
    if part.compress_type == zipfile.ZIP_STORED:
        return part.compress_size
    if part.compress_type != zipfile.ZIP_DEFLATED:
        raise No("damaged", format="zip")
    return inflated(file, part.compress_size, most)


def inflated(file, packed, most):
    inflate, size = zlib.decompressobj(-15), 0
    while packed > 0 and size <= most and not inflate.eof:
        piece = file.read(min(packed, 1 << 16))
        if not piece:
            break
        packed -= len(piece)
        while piece and size <= most:
            try:
                size += len(inflate.decompress(piece, 1 << 22))
            except zlib.error:
                raise No("damaged", format="zip") from None
            piece = inflate.unconsumed_tail
    return size


# --- what is in it ----------------------------------------------------------------------------------------------------


def opened(path):
    import python_calamine

    try:
        return python_calamine.CalamineWorkbook.from_filelike(open(path, "rb"))
    except python_calamine.PasswordError:
        raise No("encrypted", format="xls") from None


def answer(asked):
    kind = kind_of(asked)
    try:
        book = opened(asked["path"])
    except No:
        raise
    except Exception:
        raise No("damaged", format=kind) from None
    shown = {sheet.name: str(sheet.visible).endswith(".Visible") for sheet in tables(book)}
    seen, hidden = [name for name in shown if shown[name]], [name for name in shown if not shown[name]]
    if asked["sheet"]:
        if asked["sheet"] not in seen + hidden:
            raise No("no_such_sheet", sheet=asked["sheet"])
        say({"kind": kind, "sheet": asked["sheet"], "sheets": seen, "hidden": hidden})
        tell(stretches(lines_of(sheet_of(book, asked["sheet"], kind), asked)))
        return
    chosen, sample = likeliest(book, kind, seen or hidden, asked)
    say({"kind": kind, "sheet": chosen, "sheets": seen, "hidden": hidden})
    tell([sample])


def tables(book):
    """Without charts, dialogs and programmes."""
    return [sheet for sheet in book.sheets_metadata if str(sheet.typ).endswith((".WorkSheet", ".MacroSheet"))]


def tell(answers):
    for stretch in answers:
        say(stretch)
    say("end")


def likeliest(book, kind, names, asked):
    """The first sheet that looks like a table, else the first with anything in it."""
    chosen, first = names[0] if names else "", []
    for name in names:
        sample = []
        for line in lines_of(sheet_of(book, name, kind), asked):
            sample.append(line)
            if len(sample) >= asked["sample"]:
                break
        if sum(1 for _, cells in sample if sum(cell is not None for cell in cells) > 1) > 1:
            return name, sample
        if sample and not first:
            chosen, first = name, sample
    return chosen, first


def sheet_of(book, name, kind):
    try:
        return book.get_sheet_by_name(name)
    except MemoryError:
        raise
    except Exception:
        raise No("damaged", format=kind) from None


def lines_of(sheet, asked):
    if sheet.start is None:
        return
    before = [None] * sheet.start[1]
    most = asked["CELL"]
    for row, cells in enumerate(sheet.iter_rows(), 1):
        cells = [plain(cell, row, most) for cell in cells]
        if any(cell is not None for cell in cells):
            yield row, before + cells


def plain(cell, row, most):
    if isinstance(cell, str):
        if len(cell) > most:
            raise No("cell_too_long", row=row, limit=most)
        return cell.strip() or None
    if isinstance(cell, bool):
        return cell
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() and abs(cell) < EXACT else cell
    if isinstance(cell, (time, timedelta)):
        return str(cell)
    return cell


def stretches(lines):
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
