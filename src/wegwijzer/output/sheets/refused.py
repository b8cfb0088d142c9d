"""What cannot be read, as a code with details. Nothing here is a sentence for people.

code               details
empty              sheet? — no bytes, or no cell with anything in it
no_table           — text, but not in rows and columns
not_supported      format: pdf, jpeg, png, html, xml, json, doc, xls_95, numbers, binary, …
not_a_workbook     — a zip with something else in it
damaged            format — a workbook that cannot be opened
encrypted          format — needs a password
no_such_sheet      sheet
too_many_columns   row, columns, limit
too_many_rows      limit
cell_too_long      row, limit (characters)
line_too_long      row, limit (characters)
unpacks_too_large  limit (bytes) — a zip bomb, or a very large workbook
too_much_memory    limit (bytes)
too_slow           limit (seconds)
unclosed_quote     row where it opens
bad_quoting        row
conflict_markers   row — left there by a version control programme
nul_bytes          row
undecodable        row, encoding — bytes that this encoding does not have
mixed_encoding     row from where it is another one; first, then: encodings
unknown_encoding   encoding
unknown_separator  separator
"""


class Refused(Exception):
    """`code` is one of the list above; `details` are plain values that fit in JSON."""

    def __init__(self, code: str, **details: str | int):
        super().__init__(code, details)
        self.code = code
        self.details = details

    def __str__(self) -> str:
        return " ".join([self.code, *(f"{key}={value}" for key, value in self.details.items())])
