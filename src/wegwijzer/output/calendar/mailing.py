"""An invitation in a mail: the calendar object as one more way to read the letter (RFC 6047), so that calendars take
it in and people without one read the words."""

from django.core.mail import EmailMultiAlternatives


def attach(message: EmailMultiAlternatives, calendar: bytes, method: str) -> EmailMultiAlternatives:
    message.attach_alternative(calendar.decode(), f"text/calendar; method={method}")
    return message
