"""On which line of a JSON file each value stands, so that an error can say where to look."""

import json
import re
from dataclasses import dataclass, field
from typing import Any

Path = tuple[str | int, ...]
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')


class NotJson(ValueError):
    """The text is no JSON; `line` from 1."""

    def __init__(self, line: int, said: str):
        super().__init__(said)
        self.line = line


@dataclass
class Located:
    """A JSON value with the line (from 1) of each value in it, by its path; and keys that stand twice."""

    value: Any
    lines: dict[Path, int] = field(default_factory=dict)
    twice: list[Path] = field(default_factory=list)

    def line(self, path: Path) -> int:
        """The line of this value, or of the nearest one around it that exists."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def locate(text: str) -> Located:
    """Read JSON and note the lines. Raises NotJson."""
    try:
        found = Located(json.loads(text, parse_constant=_refuse))
    except json.JSONDecodeError as error:
        raise NotJson(error.lineno, error.msg) from error
    except RecursionError as error:
        raise NotJson(1, "nested too deeply") from error
    except ValueError as error:
        raise NotJson(1, str(error)) from error
    _Walk(text, found).value(())
    return found


def _refuse(constant: str):
    raise ValueError(f"{constant} is no JSON")


class _Walk:
    """Goes once through the tokens of a text that is known to be JSON."""

    def __init__(self, text: str, found: Located):
        self.found = found
        self.tokens = self._tokens(text)
        self.now, self.at = next(self.tokens)

    @staticmethod
    def _tokens(text: str):
        line, before = 1, 0
        for match in _TOKEN.finditer(text):
            line += text.count("\n", before, match.start())
            before = match.start()
            yield match[0], line
        yield "", line

    def take(self) -> str:
        token = self.now
        self.now, self.at = next(self.tokens, ("", self.at))
        return token

    def value(self, path: Path) -> None:
        self.found.lines.setdefault(path, self.at)
        opening = self.take()
        if opening == "{":
            self.members(path)
        elif opening == "[":
            self.items(path)

    def members(self, path: Path) -> None:
        while self.now != "}":
            line, key = self.at, json.loads(self.take())
            here = (*path, key)
            if here in self.found.lines:
                self.found.twice.append(here)
            self.found.lines[here] = line
            self.take()  # the colon
            self.value(here)
            if self.now == ",":
                self.take()
        self.take()

    def items(self, path: Path) -> None:
        place = 0
        while self.now != "]":
            self.value((*path, place))
            place += 1
            if self.now == ",":
                self.take()
        self.take()
