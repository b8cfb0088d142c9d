"""What operators copy (units, container, settings, pages about them) names only what is there."""

import configparser
import json
import os
import re
import shlex
import shutil
import subprocess
import tomllib
from pathlib import Path

import click
import pytest

from wegwijzer import __version__
from wegwijzer.config.cli import cli

ROOT = Path(__file__).parents[2]
DEPLOY, DOCS = ROOT / "deploy", ROOT / "docs"
UNITS = sorted([*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer")])
SERVICES = [unit for unit in UNITS if unit.suffix == ".service"]
PAGES = [DOCS / "deploying.md", DOCS / "upgrading.md", ROOT / "README.md", DOCS / "settings.md"]
SETTING = re.compile(r"\b(?:WEGWIJZER_[A-Z_]+|DATABASE_(?:OWNER_)?URL|EMAIL_URL)\b")
LOCKED_DOWN = {
    "NoNewPrivileges": "yes",
    "CapabilityBoundingSet": "",
    "ProtectSystem": "strict",
    "ProtectHome": "yes",
    "PrivateTmp": "yes",
    "RestrictSUIDSGID": "yes",
    "SystemCallFilter": "@system-service",
    "UMask": "0077",
    "User": "wegwijzer",
}


def commands(text: str) -> list[list[str]]:
    """Every `wegwijzer …` in a text: within backquotes, in a block of commands, in a unit or a container."""
    spans = re.findall(r"`((?:[\w./]*/)?wegwijzer [a-z][^`]*)`", text)
    blocks = "\n".join(re.findall(r"^ *```sh\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL))
    starts = re.findall(r"^Exec\w+=(?:/bin/sh -c ')?(?:exec )?(.*?)'?$", text, re.MULTILINE)
    lines = [*spans, *blocks.splitlines(), *starts]
    found = (re.search(r"(?:^\s*|bin/)wegwijzer ((?:--?)?[a-z].*)$", re.sub(r"\s#.*", "", line)) for line in lines)
    return [shlex.split(match[1]) for match in found if match]


def missing(words: list[str]) -> str:
    """What of a command line the command does not know; empty when all is well."""
    command: click.Command = cli
    for word in words:
        if isinstance(command, click.Group):
            if word not in command.commands:
                return f"command {word}"
            command = command.commands[word]
        elif word.startswith("--"):
            known = {name for option in command.params for name in option.opts}
            if word.partition("=")[0] not in known:
                return f"option {word} of {command.name}"
    return ""


@pytest.mark.parametrize("path", [*PAGES, *SERVICES], ids=lambda path: path.name)
def test_every_command_and_option_is_there(path):
    found = commands(path.read_text("utf-8"))
    assert found or path.name == "settings.md"
    assert [missing(words) for words in found if missing(words)] == []


def test_a_command_that_is_not_there_would_be_seen():
    text = "`wegwijzer backup --nowhere` and `wegwijzer sing`\n```sh\nwegwijzer organisation burn x\n```"
    assert [missing(words) for words in commands(text)] == [
        "option --nowhere of backup",
        "command sing",
        "command burn",
    ]


@pytest.mark.parametrize("path", [*PAGES, *sorted(DEPLOY.iterdir())], ids=lambda path: path.name)
def test_every_setting_is_described(path):
    described = set(SETTING.findall((DOCS / "settings.md").read_text("utf-8")))
    assert set(SETTING.findall(path.read_text("utf-8"))) <= described


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_file_and_link_is_there(page):
    text = page.read_text("utf-8")
    named = re.findall(r"`((?:deploy|docs|script)/[\w./-]+)`", text)
    linked = [link.partition("#")[0] for link in re.findall(r"\]\((?!https?:)([^)#][^)]*)\)", text)]
    assert [name for name in named if not (ROOT / name).exists()] == []
    assert [link for link in linked if not (page.parent / link).exists()] == []


def test_the_page_names_every_file_that_is_offered():
    text = (DOCS / "deploying.md").read_text("utf-8")
    assert [path.name for path in DEPLOY.iterdir() if path.name not in text] == []


def test_every_figure_that_the_page_watches_exists():
    named = set(re.findall(r"\bwegwijzer_[a-z_]+", (DOCS / "deploying.md").read_text("utf-8"))) - {"wegwijzer_app"}
    source = (ROOT / "src/wegwijzer/operations/metrics.py").read_text("utf-8")
    assert named and [name for name in named if f'"{name}"' not in source] == []


# ---- systemd


def read(unit: Path) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(strict=False, interpolation=None, comment_prefixes=("#",))
    parser.optionxform = str
    parser.read_string(unit.read_text("utf-8"))
    return parser


@pytest.mark.parametrize("unit", SERVICES, ids=lambda path: path.name)
def test_a_service_has_no_right_that_it_does_not_need(unit):
    service = read(unit)["Service"]
    assert {name: service.get(name) for name in LOCKED_DOWN} == LOCKED_DOWN


@pytest.mark.parametrize("unit", SERVICES, ids=lambda path: path.name)
def test_only_the_back_up_may_know_the_owner(unit):
    assert ("/etc/wegwijzer/owner" in unit.read_text("utf-8")) == (unit.name == "wegwijzer-backup.service")


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not on this machine")
def test_systemd_finds_nothing_to_say(tmp_path):
    """With a program and a user that exist here, instead of those of an installation."""
    for unit in UNITS:
        text = unit.read_text("utf-8").replace("/opt/wegwijzer/.venv/bin/wegwijzer", shutil.which("true"))
        text = re.sub(r"^(User|Group)=.*", r"\1=root", text, flags=re.MULTILINE)
        (tmp_path / unit.name).write_text(re.sub(r"^Documentation=.*\n", "", text, flags=re.MULTILINE))
    files = sorted(tmp_path.iterdir())
    done = subprocess.run(["systemd-analyze", "verify", *files], capture_output=True, text=True, check=False)
    ours = [line for line in done.stderr.splitlines() if "wegwijzer" in line]
    assert (done.returncode, ours) == (0, [])


def test_the_night_job_writes_where_it_may_and_under_a_new_name_each_time(tmp_path):
    service = read(DEPLOY / "wegwijzer-backup.service")["Service"]
    folder = "/var/lib/wegwijzer/backups"
    assert "wegwijzer/backups" in service["StateDirectory"].split()
    line = service["ExecStart"].replace("/opt/wegwijzer/.venv/bin/wegwijzer", "echo").replace("exec ", "")
    said = subprocess.run(
        shlex.split(line.replace("$$", "$").replace("%%", "%")), capture_output=True, text=True, check=True
    )
    assert re.fullmatch(rf"backup {folder}/\d{{4}}-\d\d-\d\d-\d{{4}}\.backup\n", said.stdout)
    assert folder in service["ExecStartPost"] and "-delete" in service["ExecStartPost"]


# ---- settings to fill in


def test_the_example_holds_no_secret_and_only_settings():
    lines = (DEPLOY / "environment.example").read_text("utf-8").splitlines()
    given = dict(line.lstrip("#").split("=", 1) for line in lines if re.match(r"#?[A-Z_]+=", line))
    assert {"WEGWIJZER_SECRET_KEY", "WEGWIJZER_ADDRESS", "EMAIL_URL"} <= set(given)
    assert not any(
        given[name] for name in ("WEGWIJZER_SECRET_KEY", "DATABASE_URL", "EMAIL_URL", "WEGWIJZER_METRICS_TOKEN")
    )


# ---- container


def instructions() -> list[tuple[str, str]]:
    text = re.sub(r"\\\n\s*", "", (DEPLOY / "Containerfile").read_text("utf-8"))
    return [tuple(line.split(" ", 1)) for line in text.splitlines() if line and not line.startswith("#")]


def test_everything_that_the_container_copies_is_there_and_goes_to_the_builder():
    let_through = [line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")]
    for name, rest in instructions():
        if name == "COPY" and "--from=" not in rest:
            for source in rest.split()[:-1]:
                assert (ROOT / source).exists(), source
                assert source.split("/")[0] in let_through, source


def test_what_the_container_starts_is_there():
    told = dict(instructions())
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["scripts"]
    (program,) = json.loads(told["ENTRYPOINT"])
    assert program in scripts
    assert missing(json.loads(told["CMD"])) == ""
    python, flag, code = json.loads(told["HEALTHCHECK"].partition("CMD ")[2])
    assert (python, flag) == ("python", "-c")
    compile(code, "healthcheck", "exec")
    assert "/healthz" in code


def test_the_container_runs_without_rights_and_carries_no_secret():
    told = instructions()
    user = max(index for index, (name, _) in enumerate(told) if name == "USER")
    assert told[user][1] not in ("0", "root")
    assert all(name != "RUN" for name, _ in told[user:])
    given = [rest for name, rest in told if name in ("ENV", "ARG")]
    assert not [rest for rest in given if re.search(r"SECRET|PASSWORD|TOKEN|DATABASE|EMAIL", rest)]


def test_the_container_has_a_python_that_the_project_knows():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    (version,) = {re.search(r"python:([\d.]+)", rest)[1] for name, rest in instructions() if name == "FROM"}
    assert f"Programming Language :: Python :: {version}" in project["classifiers"]


# ---- releases


def releases() -> list[str]:
    """The versions that have a heading in the changelog."""
    return re.findall(r"^## (\d+\.\d+\.\d+)\b", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)


def test_every_release_has_its_note_on_upgrading():
    noted = re.findall(r"^## (\d+\.\d+\.\d+)$", (DOCS / "upgrading.md").read_text("utf-8"), re.MULTILINE)
    assert set(noted) == {*releases(), __version__}
    assert noted == sorted(noted, key=lambda version: [int(part) for part in version.split(".")], reverse=True)


def test_a_note_on_upgrading_says_something():
    parts = re.split(r"^## \d+\.\d+\.\d+$", (DOCS / "upgrading.md").read_text("utf-8"), flags=re.MULTILINE)[1:]
    assert parts and all(part.strip() for part in parts)


def test_the_examples_can_be_installed_by_who_unpacks_a_release():
    """What an operator copies is in the source distribution too."""
    included = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["sdist"][
        "include"
    ]
    assert {"deploy", "docs", "script", "requirements"} <= set(included)
    assert os.access(ROOT / "script" / "install.py", os.R_OK)
