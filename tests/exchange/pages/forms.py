"""Filling in a form of a page as a browser without script does."""

from dataclasses import dataclass
from html.parser import HTMLParser

from django.http import HttpResponse
from django.test import Client


class _Forms(HTMLParser):
    """Action → name → value of each form that posts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: dict[str, dict[str, str]] = {}
        self._values: dict[str, str] | None = None
        self._select = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list) -> None:
        said = dict(attributes)
        if tag == "form" and said.get("method") == "post":
            self._values = self.forms.setdefault(said.get("action", ""), {})
        if self._values is None:
            return
        name = said.get("name", "")
        if tag == "select":
            self._select = name
        elif tag == "option" and self._select and ("selected" in said or self._select not in self._values):
            self._values[self._select] = said.get("value", "")
        elif tag == "input" and name and self._counts(said):
            self._values[name] = said.get("value", "")

    @staticmethod
    def _counts(said: dict) -> bool:
        kind = said.get("type", "text")
        return "checked" in said if kind in ("radio", "checkbox") else kind not in ("submit", "file")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._values = None
        if tag == "select":
            self._select = ""


@dataclass
class Form:
    client: Client
    action: str
    values: dict[str, str]

    def send(self, *, follow: bool = False, **said: str) -> HttpResponse:
        return self.client.post(self.action, self.values | said, follow=follow)


def form_at(client: Client, address: str, action: str) -> Form:
    """The form on the page at `address` that posts to `action`. Raises KeyError when there is none."""
    answer = client.get(address, follow=True)
    assert answer.status_code == 200, answer.status_code
    return Form(client, action, _Forms(answer.content.decode()).forms[action])


def actions_on(answer: HttpResponse) -> set[str]:
    """Where the forms of a page go to."""
    return set(_Forms(answer.content.decode()).forms)
