"""Several tagged documents bound into one, with all their tags.

A long document is made a part at a time, so that it takes little memory and one can see how far it is. Adding the
pages alone would lose the tags: what a page says belongs to its structure through numbers, which are given anew here.
"""

from collections.abc import Iterable
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, NumberTree, Pdf


def bind(parts: Iterable[Path], target: Path) -> int:
    """Writes one document of these, which must be PDF/UA-1 of our own making; answers its number of pages.

    Title and language are those of the first. Raises ValueError without any part.
    """
    files = list(parts)
    if not files:
        raise ValueError("nothing to bind")
    with Pdf.open(files[0]) as whole:
        root = whole.Root.StructTreeRoot
        numbers = NumberTree(root.ParentTree)
        kids = [_document(root)]
        following = _highest(numbers) + 1
        for file in files[1:]:
            with Pdf.open(file) as part:
                kid, following = _append(whole, numbers, part, following)
                kids.append(kid)
        first = kids[0]
        for kid in kids[1:]:
            _adopt(first, kid)
        root.ParentTreeNextKey = following
        whole.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return len(whole.pages)


def _document(root: Dictionary) -> Dictionary:
    kids = root.K
    return kids[0] if isinstance(kids, Array) else kids


def _highest(numbers: NumberTree) -> int:
    return max((key for key in numbers), default=-1)


def _append(whole: Pdf, numbers: NumberTree, part: Pdf, following: int) -> tuple[Dictionary, int]:
    """Takes over pages and structure; the numbers of the part begin at `following`."""
    its = part.Root.StructTreeRoot
    _document(its).Lang = part.Root.Lang
    its_numbers = dict(NumberTree(its.ParentTree).items())
    for page in part.pages:
        _renumber(page.obj, following)
    whole.pages.extend(part.pages)
    copied = whole.copy_foreign(part.make_indirect(Array([_document(its), *its_numbers.values()])))
    for place, key in enumerate(its_numbers, 1):
        numbers[key + following] = copied[place]
    return copied[0], following + max(its_numbers, default=-1) + 1


def _renumber(page: Dictionary, offset: int) -> None:
    if Name.StructParents in page:
        page.StructParents = int(page.StructParents) + offset
    for note in page.get(Name.Annots, Array()):
        if Name.StructParent in note:
            note.StructParent = int(note.StructParent) + offset


def _adopt(first: Dictionary, other: Dictionary) -> None:
    """What stood in another document stands in the first now, in its own language."""
    its = other.K if isinstance(other.K, Array) else Array([other.K])
    kids = first.K if isinstance(first.K, Array) else Array([first.K])
    for kid in its:
        kid.P = first
        if Name.Lang in other and Name.Lang not in kid:
            kid.Lang = other.Lang
        kids.append(kid)
    first.K = kids
