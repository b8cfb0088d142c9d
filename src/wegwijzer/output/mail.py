"""A letter as data in, an e-mail in plain text and HTML out. Knows nobody, looks nothing up, sends nothing.

The HTML is one column of text with one button: no pictures, nothing fetched from anywhere, readable
without it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.mail import EmailMultiAlternatives
from django.utils.html import escape

PAGE = (
    "font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;font-size:17px;line-height:1.55;"
    "color:#1f2a24;background:#ffffff;margin:0;padding:24px"
)
COLUMN = "max-width:34em;margin:0 auto"
BUTTON = (
    "display:inline-block;padding:12px 20px;border-radius:5px;background:#1f5c43;color:#ffffff;"
    "text-decoration:none;font-weight:600"
)
SMALL = "font-size:15px;color:#4c5a52;word-break:break-all"


@dataclass(frozen=True)
class Letter:
    """`action` is the label and the address of the one button; `after` comes below it."""

    subject: str
    greeting: str
    paragraphs: Sequence[str]
    closing: str
    action: tuple[str, str] | None = None
    after: Sequence[str] = ()


def as_text(letter: Letter) -> str:
    blocks = [letter.greeting, *letter.paragraphs]
    if letter.action:
        label, address = letter.action
        blocks.append(f"{label}:\n{address}")
    return "\n\n".join([*blocks, *letter.after, letter.closing]) + "\n"


def as_html(letter: Letter, language: str) -> str:
    """The same words as `as_text`, in the same order."""
    blocks = [f"<p>{escape(text)}</p>" for text in (letter.greeting, *letter.paragraphs)]
    if letter.action:
        label, address = (escape(part) for part in letter.action)
        blocks.append(f'<p><a href="{address}" style="{BUTTON}">{label}</a></p>')
        blocks.append(f'<p style="{SMALL}">{address}</p>')
    blocks += [f"<p>{escape(text)}</p>" for text in (*letter.after, letter.closing)]
    return (
        f'<!doctype html><html lang="{escape(language)}"><head><meta charset="utf-8">'
        f"<title>{escape(letter.subject)}</title></head>"
        f'<body style="{PAGE}"><div style="{COLUMN}">{"".join(blocks)}</div></body></html>'
    )


def compose(letter: Letter, *, to: str, sender: str, language: str) -> EmailMultiAlternatives:
    """The message, ready to send. `sender` and `to` as in a mail header; line breaks in the subject go."""
    message = EmailMultiAlternatives(
        subject=" ".join(letter.subject.split()),
        body=as_text(letter),
        from_email=sender,
        to=[to],
        headers={"Content-Language": language, "Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(as_html(letter, language), "text/html")
    return message
