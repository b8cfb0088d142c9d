"""How long what came in with a file is kept.

The file itself goes as soon as the import is saved or put aside. What nobody saved goes after two weeks, with all
that was found in it. Of what was saved, the list of changes stays a year: so long it can be looked at and undone.
"""

from django.db import connection

UNSAVED_DAYS = 14
SAVED_DAYS = 366


def forget_old() -> None:
    """For all organisations at once; for a periodic job."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT wegwijzer_forget_imports(%s, %s)", [UNSAVED_DAYS, SAVED_DAYS])
