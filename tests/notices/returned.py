"""What mail servers send back about a letter of ours, as they write it."""

from email.message import EmailMessage


def returned(letter: EmailMessage, *, status: str = "5.1.1", action: str = "failed", whole: bool = False) -> bytes:
    """A note of RFC 3464 about this letter, with its headers or `whole`."""
    original = letter.as_string() if whole else "\n".join(f"{name}: {value}" for name, value in letter.items())
    kind = "message/rfc822" if whole else "text/rfc822-headers"
    return f"""\
Return-Path: <>
From: Mail Delivery System <MAILER-DAEMON@mx.voorbeeld.example>
To: wegwijzer@localhost
Subject: Undelivered Mail Returned to Sender
Message-ID: <20261122.{status}.{action}@mx.voorbeeld.example>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="grens"

--grens
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--grens
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.voorbeeld.example
Arrival-Date: Sun, 22 Nov 2026 08:00:00 +0100

Final-Recipient: rfc822; {letter["to"]}
Original-Recipient: rfc822;{letter["to"]}
Action: {action}
Status: {status}
Remote-MTA: dns; mx.voorbeeld.example
Diagnostic-Code: smtp; 550 {status} nobody of that name

--grens
Content-Type: {kind}

{original}

--grens--
""".encode()
