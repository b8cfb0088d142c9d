"""Letters that come back: notes of mail servers that one of ours could not be delivered (RFC 3464)."""

from email.message import Message
from uuid import UUID

from django.db import connection

from wegwijzer.notices import failures
from wegwijzer.notices.inbound import Received, content_of
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.output.message_ids import letters_in

CONTENT_TYPE = "message/delivery-status"
RETURNED = ("message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers")
NAMES = ("in-reply-to", "references", "original-message-id")
MOST_TEXT = 20_000  # characters of a returned letter in which its id is looked for


def take_note(part: Message, received: Received) -> bool:
    """Note whom a letter of ours did not reach. A note that names no letter of ours, under our seal, is not believed;
    one that a letter is only late says nothing yet."""
    blocks = part.get_payload() if part.is_multipart() else []
    status = _failed(blocks)
    if status is None:
        return False
    for letter in _ours(received):
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM wegwijzer_letter_of(%s)", [letter])
            found = cursor.fetchone()
        if found:
            organisation, person, address = found
            with tenant(organisation, person_id=person):
                failures.note(person, address, status=status, returned=True)
            return True
    return False


def _failed(blocks: list[Message]) -> str | None:
    """The status of the first receiver for whom it failed for good; None when there is none."""
    for block in blocks:
        if str(block.get("action", "")).strip().lower() == "failed":
            return str(block.get("status", "")).split(" ")[0].strip()
    return None


def _ours(received: Received) -> list[UUID]:
    said = " ".join(received.header(name) for name in NAMES)
    for part in received.message.walk():
        if part.get_content_type() not in RETURNED:
            continue
        if part.is_multipart():
            said += " " + " ".join(str(inner.get("message-id", "")) for inner in part.get_payload())
        else:
            said += " " + content_of(part)[:MOST_TEXT]
    return letters_in(said)
