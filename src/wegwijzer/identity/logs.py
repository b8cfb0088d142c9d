"""Logs say what happened. An address that opens a door to whoever holds it is not theirs to keep."""

import logging
import re

DOOR = re.compile(r"/(invitation|password/reset/key|confirm-email)/[^/\s\"']+")


def without_keys(text: str) -> str:
    return DOOR.sub(r"/\1/…", text)


class HideKeys(logging.Filter):
    """Takes the keys out of addresses in a record, before it is written anywhere."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        clean = without_keys(said)
        if clean != said:
            record.msg, record.args = clean, ()
        return True
