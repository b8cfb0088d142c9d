"""Processes of one serve live and die together, also when one of them is not asked but killed."""

import signal
import subprocess
import sys
import time

import psutil
import pytest

from wegwijzer.config import processes

A_CHILD = (
    "from wegwijzer.config.processes import follow; import time; follow(); print('up', flush=True); time.sleep(60)"
)
A_PARENT = f"""
import os, sys, time
from wegwijzer.config.processes import start
child = start([sys.executable, "-c", {A_CHILD!r}], os.environ)
print(child.pid, flush=True)
time.sleep(60)
"""
IN_ORDER = """
import sys, time
from wegwijzer.config.processes import stop_in_order
stop_in_order()
try:
    print("up", flush=True)
    time.sleep(60)
finally:
    time.sleep(0.5)
    print("cleaned up", flush=True)
"""
DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"


def python(code: str, **more) -> subprocess.Popen:
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, **more)


def test_a_child_does_not_outlive_a_parent_that_was_killed():
    parent = python(A_PARENT)
    child = psutil.Process(int(parent.stdout.readline()))
    assert parent.stdout.readline() == "up\n"
    parent.kill()
    gone, alive = psutil.wait_procs([child], 10)
    assert gone and not alive
    parent.wait()
    parent.stdout.close()


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_ends_the_program_through_its_cleaning_up_and_impatience_changes_nothing(number, code):
    with python(IN_ORDER) as program:
        assert program.stdout.readline() == "up\n"
        program.send_signal(number)
        time.sleep(0.1)
        program.send_signal(signal.SIGINT)
        assert program.stdout.readline() == "cleaned up\n"
        assert program.wait(10) == code


def test_what_the_caller_ignores_stays_ignored():
    with python(IN_ORDER, preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN)) as program:
        assert program.stdout.readline() == "up\n"
        program.send_signal(signal.SIGHUP)
        with pytest.raises(subprocess.TimeoutExpired):
            program.wait(0.7)
        program.send_signal(signal.SIGTERM)
        assert program.wait(10) == 143


def test_children_end_with_the_block_and_a_deaf_one_is_made_to(monkeypatch):
    monkeypatch.setattr(processes, "GRACE", 0.3)
    children = [python(DEAF, start_new_session=True), python(A_CHILD, start_new_session=True)]
    for child in children:
        assert child.stdout.readline() == "up\n"
    with pytest.raises(ZeroDivisionError), processes.together(children):
        raise ZeroDivisionError
    assert [child.returncode for child in children] == [-signal.SIGKILL, -signal.SIGTERM]
    for child in children:
        child.stdout.close()


def test_the_first_to_end_is_told_and_so_is_that_none_did():
    slow, quick = python("import time; time.sleep(60)"), python("raise SystemExit(3)")
    assert processes.first_to_end([slow, quick], 10) is quick
    assert quick.returncode == 3
    assert processes.first_to_end([slow], 0.3) is None
    slow.kill()
    for child in (slow, quick):
        child.wait()
        child.stdout.close()
