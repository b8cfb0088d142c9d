"""Figures as people and systems write them."""

import re
from typing import Any


def number_of(cell: Any, decimal: str) -> float | None:
    """The figure in a cell, None when it is none. Signs for thousands and for decimals are told apart: of two
    different ones the last is the decimal; one alone is, unless `decimal` is the other and three figures follow."""
    if cell.__class__ in (int, float):
        return float(cell)
    text = re.sub(r"[\s\u00a0\u202f'’]", "", cell if isinstance(cell, str) else "")
    if not re.fullmatch(r"[+-]?\d[\d.,]*", text):
        return None
    comma, point = text.rfind(","), text.rfind(".")
    if comma >= 0 and point >= 0:
        sign = "," if comma > point else "."
    else:
        sign = "," if comma >= 0 else "."
        if text.count(sign) > 1 or (sign != decimal and re.fullmatch(r"[+-]?\d{1,3}[.,]\d{3}", text)):
            sign = ""
    kept = [character for character in text if character not in ",." or character == sign]
    return float("".join(kept).replace(",", "."))
