"""docs/settings.md and the code name the same settings, and what is unsafe is refused in one line."""

import ast
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


def defaults() -> dict[str, str]:
    """Setting → what it is when nobody sets it, where settings.py says so in so many words."""
    tree = ast.parse((ROOT / "src/wegwijzer/config/settings.py").read_text("utf-8"))
    asked = [
        node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("env.")
    ]
    found = {}
    for call in asked:
        name, *rest = call.args
        kind = ast.unparse(call.func).removeprefix("env.")
        if kind == "flag":
            found[name.value] = "no"
        elif rest and isinstance(rest[-1], ast.Constant):
            found[name.value] = str(rest[-1].value)
    return found


def test_every_default_is_the_one_that_is_documented():
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \|", (ROOT / "docs/settings.md").read_text("utf-8"), re.MULTILINE)
    documented = {name: default.strip("`") for name, default in rows}
    own = {"WEGWIJZER_ADDRESS"}  # `wegwijzer serve` sets it to where it serves
    told = {name: default for name, default in defaults().items() if name not in own}
    assert len(told) >= 7
    assert {name: documented[name] for name in told} == told


def test_each_setting_is_described_once_and_in_words():
    rows = re.findall(r"^\| `(\w+)` \| .*? \| (.*) \|$", (ROOT / "docs/settings.md").read_text("utf-8"), re.MULTILINE)
    names = [name for name, _ in rows]
    assert len(names) == len(set(names)) >= 16
    assert all(len(words.split()) > 2 for _, words in rows)


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
        ({"WEGWIJZER_INBOX": "https://mail"}, "WEGWIJZER_INBOX must look like imaps://"),
        ({"WEGWIJZER_INBOX": "imaps://host/INBOX"}, "WEGWIJZER_INBOX must look like imaps://"),
        ({"WEGWIJZER_INBOX": "imap://user:secret@mail.example"}, "WEGWIJZER_INBOX must be imaps://"),
        ({"WEGWIJZER_POOL": "many"}, "WEGWIJZER_POOL must be a whole number"),
        ({"WEGWIJZER_METRICS_TOKEN": "guess-me"}, "WEGWIJZER_METRICS_TOKEN is too short"),
        ({"WEGWIJZER_LOG_LEVEL": "chatty"}, "WEGWIJZER_LOG_LEVEL must be one of"),
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
