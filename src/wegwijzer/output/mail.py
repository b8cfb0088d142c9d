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
FOOT = "font-size:15px;margin-top:32px;padding-top:12px;border-top:1px solid #c9d2cc"
HEAD = "font-size:17px;margin:20px 0 4px"
LIST = "margin:0;padding-left:22px"
ITEM = "padding:4px 0"
ANCHOR = "color:#1f5c43"


Link = tuple[str, str]  # label and address


@dataclass(frozen=True)
class Section:
    """A heading, and links to what it is about."""

    title: str
    links: Sequence[Link]


@dataclass(frozen=True)
class Letter:
    """`sections` come below the paragraphs. `action`: the one button; `after` comes below it. `choose`: the page where
    somebody says which letters to get, below everything and in a header that mail programs show."""

    subject: str
    greeting: str
    paragraphs: Sequence[str]
    closing: str
    action: Link | None = None
    after: Sequence[str] = ()
    sections: Sequence[Section] = ()
    choose: Link | None = None


def as_text(letter: Letter) -> str:
    blocks = [letter.greeting, *letter.paragraphs]
    for section in letter.sections:
        blocks.append("\n".join([section.title, *(f"- {label}:\n  {address}" for label, address in section.links)]))
    if letter.action:
        blocks.append(_plain(letter.action))
    blocks += [*letter.after, letter.closing]
    if letter.choose:
        blocks.append(_plain(letter.choose))
    return "\n\n".join(blocks) + "\n"


def _plain(link: Link) -> str:
    return f"{link[0]}:\n{link[1]}"


def as_html(letter: Letter, language: str) -> str:
    """The same words as `as_text`, in the same order."""
    blocks = [f"<p>{escape(text)}</p>" for text in (letter.greeting, *letter.paragraphs)]
    blocks += [_section(section) for section in letter.sections]
    if letter.action:
        label, address = (escape(part) for part in letter.action)
        blocks.append(f'<p><a href="{address}" style="{BUTTON}">{label}</a></p>')
        blocks.append(f'<p style="{SMALL}">{address}</p>')
    blocks += [f"<p>{escape(text)}</p>" for text in (*letter.after, letter.closing)]
    if letter.choose:
        blocks.append(f'<p style="{FOOT}">{_anchor(letter.choose)}</p>')
    return (
        f'<!doctype html><html lang="{escape(language)}"><head><meta charset="utf-8">'
        f"<title>{escape(letter.subject)}</title></head>"
        f'<body style="{PAGE}"><div style="{COLUMN}">{"".join(blocks)}</div></body></html>'
    )


def _section(section: Section) -> str:
    links = "".join(f'<li style="{ITEM}">{_anchor(link)}</li>' for link in section.links)
    return f'<h2 style="{HEAD}">{escape(section.title)}</h2><ul style="{LIST}">{links}</ul>'


def _anchor(link: Link) -> str:
    label, address = (escape(part) for part in link)
    return f'<a href="{address}" style="{ANCHOR}">{label}</a>'


def compose(
    letter: Letter, *, to: str, sender: str, language: str, message_id: str | None = None
) -> EmailMultiAlternatives:
    """The message, ready to send. `sender` and `to` as in a mail header; line breaks in the subject go."""
    more = {"Message-ID": message_id} if message_id else {}
    if letter.choose:
        more["List-Unsubscribe"] = f"<{letter.choose[1]}>"
    message = EmailMultiAlternatives(
        subject=" ".join(letter.subject.split()),
        body=as_text(letter),
        from_email=sender,
        to=[to],
        headers={"Content-Language": language, "Auto-Submitted": "auto-generated"} | more,
    )
    message.attach_alternative(as_html(letter, language), "text/html")
    return message
