"""Appointments as iCalendar (RFC 5545, 5546, 6047): plain data in, bytes out, and what calendars answer read in.

Knows nobody and looks nothing up. Titles come in; whoever asks keeps them neutral.
"""

from wegwijzer.output.calendar.mailing import attach
from wegwijzer.output.calendar.reading import Answer, NoReply, Reply, read_reply
from wegwijzer.output.calendar.writing import Event, Invited, feed, invitation

__all__ = ["Answer", "Event", "Invited", "NoReply", "Reply", "attach", "feed", "invitation", "read_reply"]
