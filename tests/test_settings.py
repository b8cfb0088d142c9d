"""docs/settings.md and the code name the same settings, and what is unsafe is refused in one line."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NAME = re.compile(r"\b(?:WEGWIJZER_[A-Z_]+|DATABASE_(?:OWNER_)?URL|EMAIL_URL)\b")
INTERNAL = {"WEGWIJZER_PARENT"}  # between our own processes


def test_every_setting_is_documented_and_every_documented_setting_is_there():
    sources = [*ROOT.glob("src/**/*.py"), *ROOT.glob("script/*"), *ROOT.glob("tests/*.py")]
    used = set().union(*(NAME.findall(path.read_text("utf-8")) for path in sources)) - INTERNAL
    documented = set(NAME.findall((ROOT / "docs/settings.md").read_text("utf-8")))
    ours = {name for name in used if not name.endswith("_")}
    assert documented - {"WEGWIJZER_DATA"} == ours - {"WEGWIJZER_DATA"}


SOUND = {
    "WEGWIJZER_SECRET_KEY": "k3Vq9xW2mZ7pT4rY8uB1nC6dF5gH0jLs-aQeRiOwPz",
    "WEGWIJZER_ADDRESS": "https://loopbaan.example.org",
    "DATABASE_URL": "postgresql://x@127.0.0.1:9/y",
}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"WEGWIJZER_SECRET_KEY": ""}, "WEGWIJZER_SECRET_KEY is missing"),
        ({"WEGWIJZER_SECRET_KEY": "short"}, "WEGWIJZER_SECRET_KEY is too weak"),
        ({"WEGWIJZER_SECRET_KEY": "a" * 60}, "WEGWIJZER_SECRET_KEY is too weak"),
        ({"WEGWIJZER_DEBUG": "yes"}, "WEGWIJZER_DEBUG must be off in production"),
        ({"WEGWIJZER_DEBUG": "perhaps"}, "WEGWIJZER_DEBUG must be yes or no"),
        ({"WEGWIJZER_ADDRESS": "http://loopbaan.example.org"}, "must start with https:// in production"),
        ({"WEGWIJZER_ADDRESS": "loopbaan"}, "WEGWIJZER_ADDRESS must be the whole address"),
        ({"WEGWIJZER_MODE": "staging"}, "WEGWIJZER_MODE must be one of production, development"),
        ({"DATABASE_URL": "mysql://x/y"}, "PostgreSQL only"),
        ({"EMAIL_URL": "http://mail"}, "EMAIL_URL must look like smtp://"),
        ({"WEGWIJZER_POOL": "many"}, "WEGWIJZER_POOL must be a whole number"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(given, said, tmp_path):
    environment = SOUND | {"PATH": "/usr/bin:/bin", "WEGWIJZER_VAR": str(tmp_path)} | given
    done = subprocess.run(
        [sys.executable, "-m", "wegwijzer", "check"], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    lines = [line for line in done.stderr.splitlines() if line.strip()]
    assert len(lines) == 1, done.stderr
    assert said in lines[0]
