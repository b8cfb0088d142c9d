"""Install what requirements/ locks in .venv, and the project itself; nothing when that is done already.

    python script/install.py base     to run Wegwijzer
    python script/install.py test     to test it too

Two at once do no harm. What goes wrong is one line; the whole story is in var/install.log.
"""

import fcntl
import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
VAR = Path(os.environ.get("WEGWIJZER_VAR", "").strip() or ROOT / "var")
LOG = VAR / "install.log"
LOCKED = {"base": ["base.txt"], "test": ["base.txt", "test.txt"]}
NO_NETWORK = ("Failed to establish a new connection", "name resolution", "from versions: none")


def fail(message: str) -> None:
    sys.exit(f"script/install: {message}")


def run(*command: object) -> bool:
    """Run with the output in the log; whether it went well."""
    with LOG.open("a") as log:
        arguments = [str(part) for part in command]
        return subprocess.run(arguments, cwd=ROOT, stdout=log, stderr=log, check=False).returncode == 0


def works() -> bool:
    """Whether .venv is there and still starts (its Python may be gone, or the folder moved)."""
    question = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    return PYTHON.exists() and run(PYTHON, "-c", question)


def make_venv() -> None:
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        fail(f"this Python has no venv module (on Debian and Ubuntu: apt install python{version}-venv).")
    if not run(sys.executable, "-m", "venv", "--clear", VENV):
        fail(f"no virtual environment could be made in {VENV}: see {LOG}.")


def pip(*arguments: object) -> None:
    options = ("--quiet", "--no-input", "--disable-pip-version-check")
    if not run(PYTHON, "-m", "pip", "install", *options, *arguments):
        story = LOG.read_text("utf-8", "replace")
        if any(words in story for words in NO_NETWORK):
            fail("the packages cannot be fetched: is there a network, and may pip use it?")
        errors = [line for line in story.splitlines() if line.startswith("ERROR:")]
        fail(f"installing failed: {errors[-1][7:] if errors else 'no reason given'} (see {LOG})")


def fingerprint(files: list[Path]) -> str:
    """What is to be installed, for which Python and where: another answer means installing again."""
    state = hashlib.sha256(f"{ROOT} {os.path.realpath(PYTHON)}".encode())
    for file in files:
        state.update(file.read_bytes())
    return state.hexdigest()


def install(kind: str) -> None:
    if not works():
        make_venv()
    files = [ROOT / "requirements" / name for name in LOCKED[kind]]
    stamp = VENV / f".installed-{kind}"
    wanted = fingerprint([*files, ROOT / "pyproject.toml", ROOT / "src" / "wegwijzer" / "__init__.py"])
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print("Installing what Wegwijzer needs; the first time takes a minute …", file=sys.stderr, flush=True)
    requirements = [part for file in files for part in ("--requirement", file)]
    pip("--require-hashes", *requirements)
    pip("--no-deps", "--no-build-isolation", "--editable", ROOT)
    stamp.write_text(wanted)


def main() -> None:
    if len(sys.argv) != 2 or sys.argv[1] not in LOCKED:
        fail(f"say what to install: {' or '.join(LOCKED)}.")
    try:
        VAR.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (VAR / "install.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            LOG.write_text("")
            install(sys.argv[1])
    except OSError as problem:
        fail(f"{problem.filename or VAR}: {problem.strerror}")
    if not run(PYTHON, "-m", "wegwijzer.foundation.messages"):
        fail(f"the texts could not be compiled: {LOG.read_text().strip().splitlines()[-1]}")


if __name__ == "__main__":
    main()
