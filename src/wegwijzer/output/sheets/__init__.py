"""Tables in and out: what somebody's spreadsheet programme made, as rows; rows, as what it can open.

Reading goes in two steps, because people must be able to correct a guess:

    sniffed = sniff(path, name)          # how it seems to be written, and its first rows
    for row, cells in rows(path, dialect):   # all of it, as a stream

`row` counts as the spreadsheet does: from 1, empty rows included (they are not given), a cell with line breaks
is one row, the line `sep=;` is none. A cell is text without padding, a date, a datetime, int, float, bool, or None
when empty; CSV has only text. Whatever cannot be read raises `Refused` with a code and details; sentences are
made elsewhere. Memory does not grow with a CSV; a workbook is read by a child process with limits.
"""

from wegwijzer.output.sheets.dialect import Cell, Dialect, Sniffed
from wegwijzer.output.sheets.reading import rows, sniff
from wegwijzer.output.sheets.refused import Refused
from wegwijzer.output.sheets.writing import csv_pieces, write_csv, write_xlsx

__all__ = ["Cell", "Dialect", "Refused", "Sniffed", "csv_pieces", "rows", "sniff", "write_csv", "write_xlsx"]
