"""The two scripts on a machine that has nothing but Python, in a folder that was just unpacked."""

import contextlib
import http.client
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
OURS = ("WEGWIJZER_", "DATABASE_", "DJANGO_", "EMAIL_", "PYTEST_", "VIRTUAL_ENV", "PORT")
NO_INDEX = {
    "PIP_CONFIG_FILE": os.devnull,
    "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
    "PIP_EXTRA_INDEX_URL": "",
    "PIP_FIND_LINKS": "",
    "PIP_RETRIES": "0",
    "PIP_NO_CACHE_DIR": "1",
}


def unpack(target: Path) -> Path:
    """What a clone would hold: every file that is, or could be, in version control."""
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, names.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    return target


def surroundings(**more: str) -> dict[str, str]:
    bare = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return {**bare, "PYTHON": sys.executable, **more}


def run(folder: Path, *command: object, **more: str) -> subprocess.CompletedProcess:
    arguments = [str(part) for part in command]
    environment = surroundings(**more)
    return subprocess.run(arguments, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def free_port() -> int:
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def server(folder: Path, port: int):
    """`script/server`, from the moment that it says where it is; `said` is what it said until then."""
    process = subprocess.Popen(
        [folder / "script" / "server", "--port", str(port)],
        env=surroundings(PYTHONUNBUFFERED="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    said = []
    try:
        for line in process.stdout:
            said.append(line)
            if f"http://127.0.0.1:{port}/" in line:
                break
        else:
            pytest.fail("".join(said))
        yield process, said
    finally:
        process.terminate()
        process.wait(60)
        process.stdout.close()


def page(port: int) -> tuple[int, str]:
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request("GET", "/account/login/")
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


@pytest.fixture(scope="module")
def fresh(tmp_path_factory) -> Path:
    return unpack(tmp_path_factory.mktemp("fresh") / "wegwijzer")


@pytest.fixture
def bare(tmp_path) -> Path:
    """A folder of one's own, for installations that fail at once."""
    return unpack(tmp_path / "wegwijzer")


def test_without_a_python_that_is_new_enough_it_says_so(bare):
    tools = bare / "tools"
    tools.mkdir()
    (tools / "dirname").symlink_to(shutil.which("dirname"))
    done = run(bare, "/bin/sh", "script/server", PYTHON="", PATH=str(tools))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "Wegwijzer needs Python 3.11 or newer: install it, or set PYTHON to where it is.\n"


@pytest.mark.parametrize("script", ["server", "test"])
def test_without_the_venv_module_it_says_so(bare, script):
    (bare / "lacking").mkdir()
    (bare / "lacking" / "ensurepip.py").write_text("raise ImportError")
    done = run(bare, f"script/{script}", PYTHONPATH=str(bare / "lacking"))
    assert done.returncode == 1
    assert re.fullmatch(r"script/install: this Python has no venv module .*\n", done.stderr)


def test_without_a_network_it_says_so(bare):
    done = run(bare, "script/server", **NO_INDEX)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        "script/install: the packages cannot be fetched: is there a network, and may pip use it?"
    )
    assert "Traceback" not in done.stderr


def printed(process: subprocess.Popen, until: str) -> str:
    """What it prints until it has printed that, or as far as it comes in half a minute."""
    guard = threading.Timer(30, process.terminate)
    guard.start()
    text = ""
    for line in process.stdout:
        text += line
        if until in text:
            break
    guard.cancel()
    return text


@pytest.mark.fresh
def test_one_command_leads_to_pages_and_the_second_time_nothing_is_made_again(fresh):
    port = free_port()
    with server(fresh, port) as (process, _):
        status, text = page(port)
        assert (status, "<html" in text) == (200, True)
        who = (fresh / "var" / "demo-sign-in.txt").read_text("utf-8").strip()
        assert who in printed(process, until=who)
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0
    assert not (fresh / "var" / "postgres" / "postmaster.pid").exists()

    with server(fresh, port) as (process, said):
        assert not any("Installing" in line or "Loading" in line for line in said)
        assert (fresh / "var" / "demo-sign-in.txt").read_text("utf-8").strip() == who  # the same data
        second = run(fresh, "script/server", "--port", port)
        assert second.returncode == 1
        assert f"Port {port} is taken" in second.stderr
        assert page(port)[0] == 200
        process.kill()
        process.wait()

    with server(fresh, port):  # killed hard: recovers by itself
        assert page(port)[0] == 200


def commands_of_the_readme() -> list[list[str]]:
    """Every command line in the README, without its comment."""
    blocks = re.findall(r"^```sh\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    lines = [shlex.split(line, comments=True) for block in blocks for line in block.splitlines()]
    return [line for line in lines if line]


@pytest.mark.fresh
def test_every_command_of_the_readme_runs(fresh):
    assert run(fresh, sys.executable, "script/install.py", "base").returncode == 0
    settings = {"WEGWIJZER_SECRET_KEY": "for this test alone, 0123456789 abcdefghijklmnop"}
    done = run(fresh, ".venv/bin/wegwijzer", "migrate", **settings)
    assert done.returncode == 0, done.stderr
    for command, *arguments in commands_of_the_readme():
        if command in ("script/server", "script/test"):  # the test above; the run that this is part of
            assert os.access(fresh / command, os.X_OK)
        elif arguments[0] in ("serve", "worker"):
            port = ["--port", str(free_port())] if arguments[0] == "serve" else []
            running = subprocess.Popen([fresh / command, *arguments, *port], cwd=fresh, env=surroundings(**settings))
            with pytest.raises(subprocess.TimeoutExpired):
                running.wait(8)
            running.terminate()
            assert running.wait(60) in (0, 128 + signal.SIGTERM)
        else:
            done = run(fresh, command, *arguments, **settings)
            assert done.returncode == 0, (arguments, done.stderr)


@pytest.mark.fresh
def test_a_wheel_carries_templates_content_and_compiled_texts(fresh, tmp_path):
    done = run(fresh, sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path)
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    package = fresh / "src" / "wegwijzer"
    wanted = {
        path.relative_to(fresh / "src").as_posix()
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert wanted <= names
    assert {po.with_suffix(".mo").relative_to(fresh / "src").as_posix() for po in package.rglob("*.po")} <= names
