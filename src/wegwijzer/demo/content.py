"""What a demo company is made of: the data files in `content/demo`, read into plain objects."""

import json
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import wegwijzer

CONTENT = Path(wegwijzer.__file__).parent / "content" / "demo"


@dataclass(frozen=True)
class Family:
    key: str
    code: str
    name: str
    floor: bool  # on the shop floor: other names, fewer e-mail addresses
    mail: float  # share of its people with an e-mail address
    agency: float  # share of its people who began with an agency


@dataclass(frozen=True)
class Function:
    """A function, and how people come to it: `comes_from` are the keys of functions held before."""

    key: str
    code: str
    name: str
    family: Family
    level: int
    about: str
    asks: dict[str, int]
    comes_from: tuple[str, ...]
    mail: float
    role: str | None
    functional: str | None  # key of the unit whose leader leads functionally
    large_only: bool


@dataclass(frozen=True)
class Company:
    """One folder of `content/demo`. Bands are (from, to, people): age, and whole years in one's function."""

    slug: str
    name: str
    domain: str
    languages: list[str]
    ages: list[list[int]]
    years_in_function: list[list[int]]
    left_share: float
    project: str | None
    projects: int
    families: list[Family]
    competences: list[dict]
    functions: dict[str, Function]
    units: dict
    cast: dict
    trainings: list[dict]

    @property
    def size(self) -> int:
        """How many people the data files seat."""
        return sum(people for _, _, people in self.ages)

    def at(self, domain: str, *, left_share: float) -> "Company":
        """The same company with e-mail addresses elsewhere, and so many who left for each who is there."""
        return replace(self, domain=domain, left_share=left_share)


def read(*path: str):
    return json.loads(CONTENT.joinpath(*path).read_text("utf-8"))


@cache
def company(folder: str) -> Company:
    """The company in a folder of `content/demo`."""
    listed = read(folder, "functions.json")
    families = {item["key"]: Family(**item) for item in listed["families"]}
    return Company(
        **read(folder, "company.json"),
        families=list(families.values()),
        competences=read(folder, "competences.json"),
        functions={item["key"]: _function(item, families, i) for i, item in enumerate(listed["functions"], 1)},
        units=read(folder, "units.json"),
        cast=read(folder, "cast.json"),
        trainings=read(folder, "trainings.json"),
    )


def _function(item: dict, families: dict[str, Family], number: int) -> Function:
    family = families[item["family"]]
    return Function(
        key=item["key"],
        code=f"{family.code}-{number:02}",
        name=item["name"],
        family=family,
        level=item["level"],
        about=item["about"],
        asks=item["asks"],
        comes_from=tuple(item["from"]),
        mail=item.get("mail", family.mail),
        role=item.get("role"),
        functional=item.get("functional"),
        large_only=item.get("large_only", False),
    )
