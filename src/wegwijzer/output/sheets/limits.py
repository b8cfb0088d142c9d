"""How much of a file we take in. Above all of what HR sends, below what hurts the machine."""

ROWS = 2_000_000
COLUMNS = 500
CELL = 131_072  # characters; also the limit of the csv module. A spreadsheet holds 32,767
LINE = 1_000_000  # characters
LINES_IN_ROW = 2_000  # line breaks within one row: more is a quotation mark that was never closed
SAMPLE_ROWS = 50

XLSX_ROWS = 1_048_576  # what the format can hold
XLSX_CELL = 32_767

UNPACKED = 2**30  # bytes in a workbook when unpacked: a million rows of eleven columns are half of that
PARTS = 5_000  # files within the zip
MEMORY = 3 * 2**30  # bytes of address space of the child that reads a workbook
CPU = 240  # seconds
SILENCE = 300  # seconds without an answer from the child
