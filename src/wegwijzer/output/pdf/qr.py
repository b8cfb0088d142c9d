"""A square to scan, as a drawing."""

import io

import segno


def qr(address: str) -> str:
    """SVG of the QR code of this web address, without a white border: the template leaves room around it."""
    code, file = segno.make(address, error="m", micro=False), io.BytesIO()
    code.save(file, kind="svg", border=0, xmldecl=False, svgns=True, dark="#152a25", light=None)
    return file.getvalue().decode()
