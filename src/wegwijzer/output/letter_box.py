"""Where letters go without a mail server: a folder that only its owner opens, since they hold links that let in."""

import os
from contextlib import suppress

from django.core.mail.backends import filebased


class EmailBackend(filebased.EmailBackend):
    """As Django's, in a folder for the user that runs us alone, also one that was there already."""

    def __init__(self, *args, file_path=None, **kwargs):
        super().__init__(*args, file_path=file_path, **kwargs)
        with suppress(PermissionError):  # a folder of somebody else, who says who reads it
            os.chmod(self.file_path, 0o700)
