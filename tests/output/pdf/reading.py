"""A document read by others than who made it: its tags by qpdf (pikepdf), its words by PDFium, its rules by pdfua."""

import io
from collections import Counter
from collections.abc import Iterator
from tempfile import NamedTemporaryFile

import pdfua
import pikepdf
import pypdfium2


def tags(document: bytes) -> Counter:
    """Every element of the structure, by its name."""
    with pikepdf.Pdf.open(io.BytesIO(document)) as pdf:
        return Counter(str(element.S).lstrip("/") for element in elements(pdf.Root.StructTreeRoot))


def elements(node) -> Iterator[pikepdf.Dictionary]:
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def alternatives(document: bytes) -> list[str]:
    with pikepdf.Pdf.open(io.BytesIO(document)) as pdf:
        return [str(each.Alt) for each in elements(pdf.Root.StructTreeRoot) if "/Alt" in each]


def head(document: bytes) -> dict[str, str]:
    """Title, language, and which part of PDF/UA it says to be."""
    with pikepdf.Pdf.open(io.BytesIO(document)) as pdf, pdf.open_metadata() as told:
        return {
            "title": told["dc:title"],
            "language": str(pdf.Root.Lang),
            "part": str(told["pdfuaid:part"]),
            "shows_title": str(pdf.Root.ViewerPreferences.DisplayDocTitle),
            "tagged": str(pdf.Root.MarkInfo.Marked),
        }


def words(document: bytes) -> str:
    return "\n".join(by_page(document))


def by_page(document: bytes) -> list[str]:
    pdf = pypdfium2.PdfDocument(document)
    return [pdf[place].get_textpage().get_text_range() for place in range(len(pdf))]


def pages(document: bytes) -> int:
    return len(pypdfium2.PdfDocument(document))


def millimetres(document: bytes) -> tuple[int, int]:
    """Width and height of the first page."""
    return tuple(round(size * 25.4 / 72) for size in pypdfium2.PdfDocument(document)[0].get_size())


def faults(document: bytes) -> list[str]:
    """What pdfua has to say against it."""
    with NamedTemporaryFile(suffix=".pdf") as file:
        file.write(document)
        file.flush()
        return [str(finding) for finding in pdfua.validate(file.name).findings]
