"""Documents on paper and on a screen: tagged PDFs (PDF/UA-1), made from plain data.

render(template, data, language=…) → bytes; bind(parts, target) → one document of several; qr(address) → the drawing
of a square to scan. Templates: `document` (to read), `form` (to fill in by hand, or filled), `card` (to carry). What
data each takes stands in its head.
"""

from wegwijzer.output.pdf.binding import bind
from wegwijzer.output.pdf.engine import render
from wegwijzer.output.pdf.qr import qr

__all__ = ["bind", "qr", "render"]
