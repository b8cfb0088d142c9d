"""The real files, and an organisation to bring them into."""

import subprocess
import sys
from pathlib import Path

import pytest

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
