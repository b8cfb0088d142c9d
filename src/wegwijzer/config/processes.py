"""Processes that live and die together: a parent that starts, watches and stops its children.

A child is in a session of its own, so that Ctrl-C reaches the parent alone, which then stops all in
order. A child whose parent was killed notices (`follow`) and stops by itself: nothing is left behind
that keeps a port.
"""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

PARENT = "WEGWIJZER_PARENT"
GRACE = 15  # seconds between asking a child to stop and making it


class Stopped(SystemExit):
    """Someone asked this program to stop; exits as the shell reports that signal."""


def stop_in_order() -> None:
    """Let signals end the program through every `finally`, and so with children and database stopped.

    The first one counts; impatience while stopping is ignored. A signal that our caller ignores
    (nohup, a job in the background) stays ignored.
    """
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    heeded = [number for number in numbers if signal.getsignal(number) is not signal.SIG_IGN]

    def stop(number, frame):
        for other in heeded:
            signal.signal(other, signal.SIG_IGN)
        raise KeyboardInterrupt if number == signal.SIGINT else Stopped(128 + number)

    for number in heeded:
        signal.signal(number, stop)


def start(command: Sequence[str], environment: Mapping[str, str]) -> subprocess.Popen:
    return subprocess.Popen(
        command,
        env={**environment, PARENT: str(os.getpid())},
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )


@contextmanager
def together(children: Sequence[subprocess.Popen]) -> Iterator[None]:
    """However the block ends, the children end with it."""
    try:
        yield
    finally:
        stop(children)


def stop(children: Sequence[subprocess.Popen]) -> None:
    """Ask all to stop, wait at most GRACE seconds for the slowest, then kill what is left."""
    for child in children:
        child.terminate()
    give_up = time.monotonic() + GRACE
    for child in children:
        try:
            child.wait(max(0.1, give_up - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()


def first_to_end(children: Sequence[subprocess.Popen], seconds: float) -> subprocess.Popen | None:
    """Which of the children ended first; None when all still run after that many seconds."""
    give_up = time.monotonic() + seconds
    while time.monotonic() < give_up:
        for child in children:
            if child.poll() is not None:
                return child
        time.sleep(0.2)
    return None


def follow(parent: int | None = None) -> None:
    """Stop this process when its parent is gone. Without a number: the parent that `start` named, if any."""
    expected = parent if parent is not None else int(os.environ.get(PARENT, "0"))
    if expected:
        threading.Thread(target=_watch, args=(expected,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.3)
    for _ in range(GRACE):  # once may come too early: while a library is putting its own handler in place
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(1)
    os._exit(1)
