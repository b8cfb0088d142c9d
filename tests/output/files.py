"""Files as people and programmes make them, good and bad, built here byte by byte."""

import base64
import csv
import io
import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import xlsxwriter

from wegwijzer.output.sheets import Refused, rows, sniff

HEADER = ["Personeelsnummer", "Voornaam", "Naam", "Afdeling"]
PEOPLE = [
    ["00123", "Zoë", "Van den Broeck", "Productie"],
    ["00124", "François", "Núñez", "Kwaliteit"],
    ["00125", "Jürgen", "D’Hondt", "Productie"],
    ["00126", "Chloé", "Müller", "Logistiek"],
]


def text(
    table: Sequence[Sequence[str]], separator: str = ";", end: str = "\r\n", quoting: int = csv.QUOTE_MINIMAL
) -> str:
    """Not every version of the csv module puts quotation marks around a line break that ends no row of the file."""
    out, quoting = io.StringIO(newline=""), quoting if end == "\r\n" else max(quoting, csv.QUOTE_ALL)
    csv.writer(out, delimiter=separator, lineterminator=end, quoting=quoting).writerows(table)
    return out.getvalue()


def people(encoding: str = "utf-8", separator: str = ";", end: str = "\r\n") -> bytes:
    return text([HEADER, *PEOPLE], separator, end).encode(encoding)


def read(path: Path, name: str = "") -> list[tuple[int, list]]:
    """Sniffed and read to the end."""
    return list(rows(path, sniff(path, name).dialect))


def refusal(path: Path, name: str = "") -> Refused:
    """What sniffing or reading refused."""
    try:
        read(path, name)
    except Refused as refused:
        return refused
    raise AssertionError(f"{path} was read")


def workbook(path: Path, fill: Callable[[xlsxwriter.Workbook], None]) -> Path:
    book = xlsxwriter.Workbook(path)
    fill(book)
    book.close()
    return path


def sheet_of(cells: dict[tuple[int, int], object]) -> Callable[[xlsxwriter.Workbook], None]:
    """A sheet with these cells, counted from 0."""

    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Blad1")
        for (row, column), cell in cells.items():
            sheet.write(row, column, cell)

    return fill


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()


ODS_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
)
CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"


def ods(table_rows: str, manifest: str = "") -> bytes:
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {ODS_NAMES} {CALC}><office:body>'
        f'<office:spreadsheet><table:table table:name="Blad1">{table_rows}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content.encode(),
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{MANIFEST}">{manifest}</m:manifest>'.encode(),
        }
    )


# A workbook of Excel 97: Naam, Dag, Getal / Zoë, 2 January 2020, 7 / a formula without value / an error value.
XLS = zlib.decompress(
    base64.b85decode(
        r"c-rk)O=uHQ5dPlgKQw8Qrj}NWp<vavP>L5XZM0N-N~m7cBGiouB8`cJ9;_FuHAg}4q<AURgCJEe{-"
        r"A>1JO~v%2!fE*V^4yDhc@fXWTR;tp#d#c_FLY(_vX#KncbQ9-"
        r"tN9#2o`4_c9gINgRr4&c;KwzDJq_7Cjc5Z3~p9yHx<LemV(Dkfpj|X%=gB{G30ocpy7f26;WW3%1N9@B9~1^HxWbPgRa<z0ip`GiQ`AR"
        r"coh<QT4;;V`y%;V=mFte6FNY$MKy+nSfYEsnZ?JoP8suq=Y1?XABEG8R=nmczI0txWF0t|KdWc9*g(YIggH<^N7C7Jp8L(X11~T<+!v4"
        r"cogfqureM$En-K-RR#)}QsKwu0z5?;Tujadc!*^2<*Ya;@c3>LDDOn^1_|RhK5eJ4cda8dJJ+h{`5I>>o=WLV)`WXi&$E2R2-"
        r"dJvl(&qw|DKBsFvLysoZ3#YEDosRFXqI+R7EFMATE6?`T|7A&8yC*B90QfZVi)@c1D9EYl>IUy?$PlAbc;rh&?_?Qc4>DA4bweP-"
        r"8I^3HV)5-"
        r"%vBlfB0Kv8?_;}b+Iy&7SUU0~QurL(OYQlQ(#7!nhuADS>F`RCK3_BFRlVxgO~%t$wN~cF@=0j>x=qHd1x()!^F(aM3NI@{P-"
        r"vycPe=XiY38$HZB<8Gi8eov7i6Ek3t{mdYehtx^|U&An&{ajLOacv*hIiE1wCj}(5WQdPV68NZJme<5yf_#Y{gc`icPFIIHNQ-"
        r"^>~UlHK>K~h#jEK_7}XcV8Ma~3l=O`u<(yV$tz~%b=)qW4V4#um-%03g-Y4_P4eI3C~|a7(nsYXWU0<$s-"
        r"gVZ28XK7r8cNj{a?s9M%MF~KvMjeXgGiAgH6@m&xREPe{KmiYQNlwpMTl@4-y*Ny#"
    )
)
AFTER_BEGIN = 512 + 20  # where the second record of that workbook stands
FILE_PASS = b"\x2f\x00"


def xls_with_password() -> bytes:
    """Says of itself that it is encrypted, in the record that comes right after the beginning."""
    return XLS[:AFTER_BEGIN] + FILE_PASS + XLS[AFTER_BEGIN + 2 :]


def ole(*streams: str) -> bytes:
    """The beginning of a compound file, with names of streams in it."""
    names = b"".join(stream.encode("utf-16-le").ljust(128, b"\0") for stream in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + names.ljust(1024, b"\0")
