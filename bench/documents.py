"""What documents cost: plan cards for a whole organisation, and the blank forms of a round bound into one file.

    python -m bench.documents [--cards 500] [--forms 100] [--processes 2] [--write]

A card is made from what stands on it to bytes (words, QR code, pictograms, layout, tags, PDF/UA-1); each is another
one. The floor, in the same run and as often: the smallest document that is PDF/UA-1 at all, of one word. No database:
what a card reads is three rows. Memory is that of one process at its highest.
"""

import argparse
import os
import resource
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from bench.report import keep, machine, table

WHAT = ("Meelopen met Ilse", "Cursus feedback geven", "Elke maand één nieuw idee", "De nieuwe oven leren instellen")
ICONS = ("people", "book", "raise", "flag")
ENVIRONMENT = {
    "DJANGO_SETTINGS_MODULE": "wegwijzer.config.settings",
    "DATABASE_URL": "postgresql://nobody@127.0.0.1/none",
    "WEGWIJZER_MODE": "development",
    "WEGWIJZER_SECRET_KEY": "for measuring alone, and known to everybody",
}


def main() -> None:
    given = _arguments()
    lines = [_cards(given.cards, processes) for processes in sorted({1, given.processes})]
    lines.append(_in_one_process(_forms, given.forms))
    heads = ["what", "processes", "all s", "a minute", "ms each", "floor: ms each", "× floor", "kB each", "peak memory"]
    text = f"{machine()}\n\n{table(heads, lines)}"
    print(text)
    if given.write:
        keep("documents", text)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.documents", description=__doc__.partition("\n")[0])
    parser.add_argument("--cards", type=int, default=500)
    parser.add_argument("--forms", type=int, default=100)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--write", action="store_true", help="keep the result in bench/README.md")
    return parser.parse_args()


def _pool(processes: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """What a worker has done before its first job: Django is set up, and one document was made."""
    for name in [name for name in os.environ if name.startswith(("DATABASE_", "WEGWIJZER_"))]:
        del os.environ[name]
    os.environ |= ENVIRONMENT
    import django

    django.setup()
    _card(0)
    _bare(0)


def _cards(number: int, processes: int) -> list[str]:
    with _pool(processes) as pool:
        list(pool.map(_card, range(-processes, 0)))  # the processes are there
        began = time.perf_counter()
        sizes = list(pool.map(_card, range(number), chunksize=5))
        seconds = time.perf_counter() - began
        began = time.perf_counter()
        list(pool.map(_bare, range(number), chunksize=5))
        floor = time.perf_counter() - began
        memory = max(pool.map(_memory, range(4 * processes)))
    return _line("plan card, A6", processes, seconds, floor, number, sum(sizes), memory)


def _in_one_process(measure, number: int) -> list[str]:
    with _pool(1) as pool:
        return pool.submit(measure, number).result()


def _line(what: str, processes: int, seconds: float, floor: float, number: int, size: int, memory: float) -> list[str]:
    each, bare = seconds / number * 1000, floor / number * 1000
    numbers = (
        f"{seconds:.1f}",
        f"{number / seconds * 60:,.0f}",
        f"{each:.1f}",
        f"{bare:.1f}",
        f"{seconds / floor:.1f}",
    )
    return [f"{number} × {what}", str(processes), *numbers, f"{size / number / 1000:.0f}", f"{memory:.0f} MiB"]


def _memory(_number: int) -> float:
    time.sleep(0.05)  # so that each process answers once
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _bare(number: int) -> int:
    from wegwijzer.output.pdf import render

    return len(render("document", _smallest(str(number)), language="nl"))


def _smallest(word: str) -> dict:
    who = {"question": "?", "short": "-", "private": False, "lines": []}
    return {
        **dict.fromkeys(("title", "kind", "organisation", "heading", "made"), word),
        "meta": [],
        "who": who,
        "words": {"page": ""},
        "sections": [],
    }


@cache
def _actor():
    from wegwijzer.access.actor import Actor
    from wegwijzer.organisations.models import Organisation
    from wegwijzer.people.models import Person

    organisation = Organisation(name="Lindeveld", slug="lindeveld")
    person = Person(organisation=organisation, given_name="Samira", family_name="El Idrissi")
    return Actor(organisation, person, frozenset(), date(2026, 11, 22))


def _card(number: int) -> int:
    from wegwijzer.plans.documents import plan_card
    from wegwijzer.plans.models import Plan
    from wegwijzer.plans.queries.card import Card, CardLine

    picked = [(number + place) % len(WHAT) for place in range(3)]
    day = date(2027, 1, 29) + timedelta(days=number % 300)
    card = Card(
        name=f"Persoon {number}",
        agreements=[CardLine(ICONS[place], f"{WHAT[place]} ({number})", "dinsdag, voormiddag") for place in picked],
        helpers=[
            CardLine("person", "Johan", "Elke dinsdag tussen 14 en 15 uur, of bellen op 214"),
            CardLine("compass", "Dieter"),
            CardLine("chat", "Lukt het niet?", "Zeg het."),
        ],
        ready_by=day,
        again_on=day + timedelta(days=90),
    )
    return len(plan_card(_actor(), Plan(employee=_actor().person), card))


def _forms(number: int) -> list[str]:
    """The blank forms of a round: made five at a time and bound, as a worker does."""
    from wegwijzer.conversations.round_forms import AT_A_TIME
    from wegwijzer.output.pdf import bind

    began = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="wegwijzer-bench-") as folder:
        files = []
        for first in range(0, number, AT_A_TIME):
            files.append(Path(folder) / f"{first}.pdf")
            files[-1].write_bytes(_part(range(first, min(first + AT_A_TIME, number))))
        bind(files, whole := Path(folder) / "whole.pdf")
        seconds, size = time.perf_counter() - began, whole.stat().st_size
    began = time.perf_counter()
    for each in range(number):
        _bare(each)
    return _line("blank form of two pages", 1, seconds, time.perf_counter() - began, number, size, _memory(0))


def _part(numbers: range) -> bytes:
    from wegwijzer.conversations import round_forms
    from wegwijzer.instruments import shipped
    from wegwijzer.people.models import Person

    newest = shipped.shipped()["conversation-form"][-1].in_language("nl", "nl").themes
    round_forms._themes = lambda actor, talk: newest  # what an organisation made its own stands in a database
    people = [Person(given_name="Persoon", family_name=str(number)) for number in numbers]
    return round_forms._document(_actor(), [(person, None) for person in people])


if __name__ == "__main__":
    main()
