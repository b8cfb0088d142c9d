"""Logs say what happened, never about whom.

Every line goes through one formatter, whoever wrote it, and that formatter repeats only what cannot be
about a person: sentences that stand as they are in source code (`saying`), numbers, our own words (`Word`),
and the places and kinds of errors without what they were about (`failures`). A name that somebody logs by
mistake does not come through; what is lost is told as the place in the code where it was said.
"""

from wegwijzer.foundation.logs.words import Word, about, facts

__all__ = ["Word", "about", "facts"]
