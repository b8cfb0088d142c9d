"""A day as people and systems write it."""

import re
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

# Years from here on mean that there is no end: 2099, 2999, 9999.
OPEN_FROM = 2090
SERIAL_ZERO = date(1899, 12, 30)  # day 0 of a spreadsheet
RUN_TOGETHER = range(10_000_101, 99_991_232)  # 20150309 as a figure: no number of a day is that high
SERIALS = range(3654, 69_400)  # 1910 to 2089
_PARTS = re.compile(r"(\d{1,4})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?(\d{1,4})\.?")
_RUN_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})")
_TIME = re.compile(r"[T ]\d{1,2}[:.]\d{2}([:.]\d{2}([.,]\d+)?)?\s?([AaPp]\.?[Mm]\.?)?(Z|[+-]\d{2}:?\d{2}| UTC)?$")
_WORDED = re.compile(r"(?:[a-zà-ÿ]+\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th|er|\.)?[ -]([a-zà-ÿ]+)\.?[ ,-]+(\d{2,4})", re.I)
_WORDED_EN = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", re.I)
MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "jan januari january janvier januar jänner janv",
            "feb februari february février fevrier februar févr fév fevr",
            "mrt maart mar march mars märz maerz mär maa",
            "apr april avril avr",
            "mei may mai",
            "jun juni june juin",
            "jul juli july juillet juil",
            "aug augustus august août aout aoû",
            "sep september septembre sept",
            "okt oct oktober october octobre",
            "nov november novembre",
            "dec dez december décembre decembre dezember déc",
        ),
        1,
    )
    for word in words.split()
}


class Day(NamedTuple):
    """`code` says what is wrong when there is no `value`, and else what was assumed. `open`: means no end."""

    value: date | None = None
    code: str = ""
    open: bool = False


class DateReader:
    """Reads days in the order `dmy`, `mdy` or `ymd`; a year of four figures in front always is year, month, day.

    Two figures for a year: somebody was born in the last hundred years; any other day lies at most ten years
    ahead. 29/02/24 is 2024, and a birth date of 58 is 1958.
    """

    def __init__(self, order: str, today: date, *, born: bool = False) -> None:
        self.order = order
        self.turn = (today.year if born else today.year + 10) % 100  # later than this is the century before
        self.century = today.year // 100 * 100

    def __call__(self, cell: Any) -> Day:
        if isinstance(cell, datetime):
            return self._known(cell.date())
        if isinstance(cell, date):
            return self._known(cell)
        if isinstance(cell, int | float):
            return self._text(str(int(cell))) if cell.__class__ is int and cell in RUN_TOGETHER else self._serial(cell)
        return self._text(cell.strip()) if isinstance(cell, str) else Day(code="date_unreadable")

    def _text(self, text: str) -> Day:
        text = _TIME.sub("", text)
        if found := _PARTS.fullmatch(text):
            return self._parts(*found.groups())
        if found := _RUN_TOGETHER.fullmatch(text):
            return self._day(*found.groups())
        if text.isdigit() and len(text) <= 5:
            return self._open_year(text) if text in ("2999", "9999") else self._serial(int(text))
        if found := _WORDED.fullmatch(text):
            return self._worded(found[1], found[2], found[3])
        if found := _WORDED_EN.fullmatch(text):
            return self._worded(found[2], found[1], found[3])
        return Day(code="date_unreadable")

    def _parts(self, one: str, two: str, three: str) -> Day:
        if len(one) == 4:
            return self._day(one, two, three) if len(three) <= 2 else Day(code="date_unreadable")
        if len(one) == 3 or len(three) == 3:
            return Day(code="date_unreadable")
        if self.order == "ymd" and len(three) <= 2:
            return self._day(one, two, three)
        day, month = (two, one) if self.order == "mdy" else (one, two)
        if int(month) > 12 >= int(day) and int(month) <= 31:
            return Day(code="date_order")
        return self._day(three, month, day)

    def _worded(self, day: str, month: str, year: str) -> Day:
        number = MONTHS.get(month.casefold())
        return self._day(year, str(number), day) if number else Day(code="date_unreadable")

    def _day(self, year: str, month: str, day: str) -> Day:
        short = len(year) <= 2
        number = int(year)
        if short:
            number += self.century if number <= self.turn else self.century - 100
        try:
            found = self._known(date(number, int(month), int(day)))
        except ValueError:
            return Day(code="date_impossible")
        return found._replace(code="two_digit_year") if short and not found.open else found

    def _known(self, day: date) -> Day:
        return Day(day, open=day.year >= OPEN_FROM)

    def _open_year(self, text: str) -> Day:
        return Day(date(int(text), 12, 31), open=True)

    def _serial(self, number: float) -> Day:
        if int(number) not in SERIALS:
            return Day(code="date_unreadable")
        return Day(SERIAL_ZERO + timedelta(days=int(number)), "serial_date")
