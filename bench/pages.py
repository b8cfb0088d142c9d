"""Every page of organisations of several sizes, next to a bare Django page of the same size.

python -m bench.pages                               # 100, 10,000 and 100,000 people; some ten minutes
python -m bench.pages --people 100,2000 --rounds 5  # a quick look
python -m bench.pages --only people                 # addresses that begin so
python -m bench.pages --write                       # and put the table in bench/README.md
python -m bench.pages --json measured.json          # all numbers, for a program
"""

import argparse
import json
from pathlib import Path

from bench import place
from bench.report import keep, pages_table
from bench.timing import WARM_UP, Row, measure
from wegwijzer.config.processes import stop_in_order


def main() -> None:
    stop_in_order()
    given = _arguments()
    with place.database() as cluster:
        from bench.cases import cases
        from bench.organisations import load

        places = []
        for people in sorted(given.people, reverse=True):  # so that no plan is made for a nearly empty table
            places.append(load(people, cluster))
            place.tidy(cluster)
        wanted = [case for case in cases() if case.route.startswith(given.only)]
        with place.server(cluster) as address:
            rows = measure(address, places, wanted, given.rounds, given.warm_up)
    text = pages_table(rows, places, given.rounds)
    print(text, flush=True)
    if given.write:
        keep("pages", text)
    if given.json:
        given.json.write_text(json.dumps([_plain(row) for row in rows], indent=1))
    if given.statements:
        given.statements.write_text(
            json.dumps({row.key: row.statements[-1] for row in rows}, indent=1, ensure_ascii=False) + "\n"
        )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.pages", description=__doc__.partition("\n")[0])
    parser.add_argument("--people", type=_sizes, default=[100, 10_000, 100_000], help="sizes, with commas")
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--warm-up", type=int, default=WARM_UP, help="rounds before those; one is enough to count")
    parser.add_argument("--only", default="", help="addresses whose name begins so")
    parser.add_argument("--write", action="store_true", help="put the table in bench/README.md")
    parser.add_argument("--json", type=Path, help="write all numbers to this file")
    parser.add_argument("--statements", type=Path, help="write how many statements each page needs to this file")
    return parser.parse_args()


def _sizes(text: str) -> list[int]:
    return sorted({int(part.replace("_", "")) for part in text.split(",")})


def _plain(row: Row) -> dict:
    sizes = {
        people: {
            "path": timings.path,
            "statements": sorted(timings.statements),
            "bytes": timings.bytes,
            "people": timings.people,
            "seconds": timings.page,
            "bare_seconds": timings.bare,
        }
        for people, timings in row.by_size.items()
    }
    return {"page": row.case.name, "role": row.role, "key": row.key, "sizes": sizes}


if __name__ == "__main__":
    main()
