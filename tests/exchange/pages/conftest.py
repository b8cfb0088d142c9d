"""HR at a browser without script: opening pages, sending what stands in their forms, and a worker that does what
was asked."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.exchange.pages.forms import Form, form_at
from tests.exchange.pages.lists import MESSY
from wegwijzer.access.actor import acting_as
from wegwijzer.exchange.jobs import JOBS
from wegwijzer.exchange.models import Import, Work
from wegwijzer.foundation.links import within


@pytest.fixture
def hr(client_for, cast):
    """The browser of HR."""
    return client_for(cast.hr)


@pytest.fixture
def text() -> Callable:
    """What stands on a page, as one line."""
    return lambda answer: " ".join(answer.content.decode().split())


@pytest.fixture
def page(cast) -> Callable[..., str]:
    """The address of one of our pages."""
    return lambda name, *ids: within(cast.hr, name, *ids)


@pytest.fixture
def current(cast) -> Callable[..., Import]:
    """The import as it is in the database now."""

    def fetch(identifier) -> Import:
        with acting_as(cast.hr):
            return Import.objects.get(pk=identifier)

    return fetch


@pytest.fixture
def send_file(hr, page) -> Callable:
    """`send_file(b"…", "lijst.csv")`: the answer to somebody who chose that file."""

    def send(content: bytes | str = MESSY, name: str = "lijst.csv", kind: str = "people", **more):
        content = content.encode("cp1252") if isinstance(content, str) else content
        return hr.post(page("import-new"), {"kind": kind, "file": SimpleUploadedFile(name, content), **more})

    return send


@pytest.fixture
def uploaded(send_file, current, cast) -> Callable[..., Import]:
    """An import whose columns are still to be pointed out."""

    def upload(content: bytes | str = MESSY, name: str = "lijst.csv", kind: str = "people") -> Import:
        answer = send_file(content, name, kind)
        assert answer.status_code == 302, answer.content.decode()
        return current(answer["Location"].rstrip("/").split("/")[-2])

    return upload


@pytest.fixture
def work(cast, current) -> Callable[..., Import]:
    """Does what was asked of the worker, as the worker does; the import as it is then."""

    def do(import_: Import) -> Import:
        asked = current(import_.pk).asked
        if asked:
            job = JOBS[Work(asked)]
            job.run(str(cast.hr.organisation.pk), str(cast.hr.person_id), import_id=str(import_.pk))
        return current(import_.pk)

    return do


@pytest.fixture
def form(hr, page) -> Callable[..., Form]:
    """`form(import_, "import-columns")`: the form on the import's page that goes to that address, filled in."""

    def find(import_: Import, action: str, opened: str = "import") -> Form:
        return form_at(hr, page(opened, import_.pk), page(action, import_.pk))

    return find


@pytest.fixture
def examined(uploaded, form, work) -> Callable[..., Import]:
    """An import that was looked at: its columns as we recognised them, but for `columns` (index → field)."""

    def examine(content: bytes | str = MESSY, name: str = "lijst.csv", **columns: str) -> Import:
        import_ = uploaded(content, name)
        pointed_out = form(import_, "import-columns", "import-columns")
        answer = pointed_out.send(**{f"column_{index}": meant for index, meant in columns.items()})
        assert answer.status_code == 302, answer.content.decode()
        return work(import_)

    return examine


@pytest.fixture
def saved(examined, form, work) -> Callable[..., Import]:
    def save(*args, **kwargs) -> Import:
        import_ = examined(*args, **kwargs)
        form(import_, "import-save").send()
        return work(import_)

    return save
