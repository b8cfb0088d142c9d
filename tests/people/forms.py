"""Filling in a page's form as a browser does: everything that stands in it, and what one changes."""

from html.parser import HTMLParser


class _Fields(HTMLParser):
    """Name → value of each field in the page's forms that post."""

    def __init__(self):
        super().__init__()
        self.values: dict[str, str] = {}
        self._inside = False
        self._select: str | None = None
        self._textarea: str | None = None

    def handle_starttag(self, tag, attributes):
        said = dict(attributes)
        if tag == "form":
            self._inside = "class" in said and said.get("method") == "post" and "form" in said["class"].split()
        if not self._inside:
            return
        name = said.get("name")
        if tag == "input" and name and said.get("type") not in ("radio", "checkbox", "submit"):
            self.values[name] = said.get("value", "")
        elif tag == "select" and name:
            self._select = name
        elif tag == "option" and self._select and ("selected" in said or self._select not in self.values):
            self.values[self._select] = said.get("value", "")
        elif tag == "textarea" and name:
            self._textarea, self.values[name] = name, ""

    def handle_endtag(self, tag):
        if tag == "select":
            self._select = None
        elif tag == "textarea":
            self._textarea = None

    def handle_data(self, data):
        if self._textarea:
            self.values[self._textarea] += data


def filled_in(client, address: str) -> dict[str, str]:
    """What the form at this address holds when it opens."""
    response = client.get(address)
    assert response.status_code == 200
    fields = _Fields()
    fields.feed(response.text)
    return {name: value.strip("\r\n") for name, value in fields.values.items() if name != "csrfmiddlewaretoken"}


def send(client, address: str, **changes: object):
    """Open the form, change some fields, and send it."""
    said = filled_in(client, address) | {name: str(value) for name, value in changes.items()}
    for name in changes:  # a picker with another choice no longer holds the old text
        if f"{name}_text" in said and f"{name}_text" not in changes:
            del said[f"{name}_text"]
    return client.post(address, said)
