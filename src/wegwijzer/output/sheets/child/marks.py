"""What calamine does not tell of a sheet: where the error values are (it gives empty cells), and a cell so far away
that a dense table up to there would not fit in memory."""

import re
from xml.parsers import expat

from no import No

MOST_ERRORS = 100_000  # that are remembered; more become empty cells


class Marks:
    """`errors`: {row: {column: text}}, both from 1; `far`: what a refusal says of the far cell."""

    far = None

    def __init__(self):
        self.errors, self.left = {}, MOST_ERRORS

    def remember(self, row, column, text):
        if self.left > 0:
            self.left -= 1
            self.errors.setdefault(row, {})[column] = text


class XlsxMarks(Marks):
    """Looks at the XML of one sheet."""

    SIZE = re.compile(rb'<dimension ref="[^":]*:?([A-Z]{1,3})\d+"')
    CELL = re.compile(rb'<c [^>]*?\br="([A-Z]{1,3})(\d{1,7})"')
    FILLED = re.compile(rb'<c r="([A-Z]{2,3})(\d{1,7})"[^>]*[^/]>')
    VALUE = re.compile(rb"<v>(#[^<]{1,20})</v>")

    def __init__(self, columns):
        super().__init__()
        self.columns, self.tail, self.wide = columns, b"", None

    def look(self, piece):
        data = self.tail + piece
        if self.wide is None:
            size = self.SIZE.search(data, 0, 4096)
            self.wide = bool(size) and column(size[1]) > self.columns
        if self.wide and not self.far:
            self.find_far(data)
        at = data.find(b't="e"')
        while at >= 0 and self.left > 0:
            self.find_error(data, at)
            at = data.find(b't="e"', at + 1)
        last = data.rfind(b"<c ", -8192)
        self.tail = data[last:] if last >= 0 else data[-4096:]

    def find_far(self, data):
        for cell in self.FILLED.finditer(data):
            if column(cell[1]) > self.columns:
                self.far = {"row": int(cell[2]), "columns": column(cell[1]), "limit": self.columns}
                return

    def find_error(self, data, at):
        start, end = data.rfind(b"<c ", 0, at), data.find(b"</c>", at)
        cell = self.CELL.match(data, max(start, 0))
        value = self.VALUE.search(data, at, end) if end > at else None
        if cell and value:
            self.remember(int(cell[2]), column(cell[1]), value[1].decode("ascii", "replace"))


def column(letters):
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


class OdsMarks:
    """Follows the rows and cells of every table and remembers what error cells show.

    A row or cell that is said to be repeated counts that many times; an error is remembered at the first.
    """

    SIGN = b'calcext:value-type="error"'
    CELLS = ("table:table-cell", "table:covered-table-cell")

    def __init__(self):
        self.sheets, self.sheet = {}, Marks()
        self.row = self.column = self.skip_rows = self.skip_columns = 0
        self.shown = None
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler, self.parser.EndElementHandler = self.begin, self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.EntityDeclHandler = self.entity

    def look(self, piece):
        try:
            self.parser.Parse(piece)
        except expat.ExpatError:
            raise No("damaged", format="ods") from None

    def begin(self, name, given):
        if name in self.CELLS:
            self.column += 1 + self.skip_columns
            self.skip_columns = int(given.get("table:number-columns-repeated", 1)) - 1
            if given.get("calcext:value-type") == "error":
                self.shown = ""
        elif name == "table:table-row":
            self.row += 1 + self.skip_rows
            self.skip_rows = int(given.get("table:number-rows-repeated", 1)) - 1
            self.column = self.skip_columns = 0
        elif name == "table:table":
            self.sheet = self.sheets.setdefault(given.get("table:name"), Marks())
            self.row = self.skip_rows = 0

    def end(self, name):
        if name in self.CELLS and self.shown is not None:
            self.sheet.remember(self.row, self.column, self.shown.strip()[:50] or "#ERR")
            self.shown = None

    def text(self, text):
        if self.shown is not None and len(self.shown) < 50:
            self.shown += text

    def entity(self, *_):
        raise No("damaged", format="ods")  # an office programme declares none; a bomb does
