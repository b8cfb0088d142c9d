"""Bodies too large, broken UTF-8 and NUL: our own page, never an error on our side, and nothing is done."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from wegwijzer.shell import middleware
from wegwijzer.shell.middleware import BadInputMiddleware

FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def send(ask):
    """The answer to a request, and whether any view saw it."""
    seen = []

    def go(path="/", **extra):
        seen.clear()

        def view(request):
            seen.append(request)
            return HttpResponse("gelezen")

        response = BadInputMiddleware(view)(ask(path, **extra))
        return response.status_code, bool(seen), response.content.decode()

    return go


def test_ordinary_requests_pass(send):
    assert send("/o/lindeveld/?q=Ren%C3%A9+d%E2%80%99Hondt&b=100%25")[:2] == (200, True)
    assert send(method="post", data="naam=Ren%C3%A9&leeg=", content_type=FORM)[:2] == (200, True)
    with_file = {"naam": "Søren", "file": SimpleUploadedFile("a.csv", b"\xff\x00")}
    assert send(method="post", data=with_file)[:2] == (200, True)


@pytest.mark.parametrize("query", ["q=%FF%FE", "q=%00", "%80=x", "q=a%c3"])
def test_a_broken_query_is_refused(send, query):
    status, seen, page = send("/?" + query)
    assert (status, seen) == (400, False)
    assert "tekens in die we niet kunnen lezen" in page


def test_a_path_with_nul_is_refused(send):
    assert send("/invitation/a%00b/")[:2] == (400, False)


def test_a_path_in_any_language_passes_and_a_broken_one_is_no_page(send, client):
    assert send("/invitation/Ren%C3%A9/")[:2] == (200, True)
    assert client.get("/nergens/%FF%FE/").status_code == 404


@pytest.mark.parametrize("body", ["naam=%00", "naam=%E9", "naam=\ud800"])
def test_a_broken_form_is_refused(send, body):
    data = body.encode("utf-8", "surrogatepass")
    assert send(method="post", data=data, content_type=FORM)[:2] == (400, False)


def test_a_broken_field_beside_a_file_is_refused(send):
    body = b'--x\r\nContent-Disposition: form-data; name="naam"\r\n\r\nRen\xe9\r\n--x--\r\n'
    assert send(method="post", data=body, content_type="multipart/form-data; boundary=x")[:2] == (400, False)


@pytest.mark.parametrize("body", ["a=" + "x" * 2000, "a=%41" * 500])
def test_a_body_too_large_is_refused_in_words(send, settings, body):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    status, seen, page = send(method="post", data=body, content_type=FORM)
    assert (status, seen) == (413, False)
    assert "te groot" in page and "niets bewaard" in page


def test_a_file_too_large_is_refused_before_it_is_read(send, monkeypatch):
    monkeypatch.setattr(middleware, "LARGEST_BODY", 1000)
    upload = SimpleUploadedFile("mensen.csv", b"x" * 2000)
    assert send(method="post", data={"file": upload})[:2] == (413, False)


def test_a_length_that_is_no_number_is_left_to_the_server(send):
    assert send(CONTENT_LENGTH="veel")[:2] == (200, True)


def test_the_page_speaks_the_language_of_the_reader(send):
    assert '<html lang="nl"' in send("/?q=%00")[2]
