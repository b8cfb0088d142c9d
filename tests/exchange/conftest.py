"""The real files, and an organisation to bring them into."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests.identity.firms import Firm

DIALECTS = (
    "people_en_comma_utf8.csv",
    "people_nl_semicolon_cp1252.csv",
    "people_fr_semicolon_utf8bom.csv",
    "people_de_tab_utf16.csv",
)


@pytest.fixture(scope="session")
def spreadsheets(data, tmp_path_factory) -> Path:
    """A folder with the same people in four languages and dialects, 1,000 people and 1,573 places each."""
    folder = tmp_path_factory.mktemp("spreadsheets")
    script = data / "make_spreadsheets.py"
    subprocess.run([sys.executable, script, folder], check=True, capture_output=True, timeout=120)
    return folder


@pytest.fixture
def firm(db) -> Firm:
    """An organisation of one person, its career lead."""
    return Firm()


@pytest.fixture
def kept(clone, django_db_setup, django_db_blocker):
    """The name of a database of one's own, to which this test saves for good: workers see it too."""
    usual, name = connection.settings_dict["NAME"], clone()
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict["NAME"] = name
        yield name
        connection.close()
        connection.settings_dict["NAME"] = usual
