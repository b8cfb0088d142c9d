"""Our own pages for what goes wrong: what happened, what is not lost, what to do next.

``handler400`` … ``handler500`` of the urls point here; a refused form (CSRF) gets 403_csrf.html from Django.
A refusal never hints that something secret exists: the page of another organisation and the page that never
was look alike.
"""

import logging

from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import TooManyFieldsSent
from django.http import HttpResponse
from django.shortcuts import render
from django.template import loader
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from wegwijzer.shell import assets

log = logging.getLogger(__name__)

# When even the template fails: no style, no translation, no context. Two languages, four sentences.
LAST_RESORT = """<!doctype html>
<html lang="nl">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Wegwijzer</title></head>
<body><main><h1>Er ging iets mis bij ons</h1>
<p>Wat je het laatst invulde, is misschien niet bewaard. Probeer het over enkele minuten opnieuw.</p>
<p lang="en">Something went wrong on our side. Please try again in a few minutes.</p>
<p><a href="/">Naar het begin</a></p></main></body>
</html>
"""


def bad_request(request, exception=None):
    if isinstance(exception, TooManyFieldsSent):
        sentence = _("Dit zijn meer vakken dan we in één keer kunnen lezen. Ga terug, haal er weg en bewaar opnieuw.")
        return unreadable(request, sentence, status=413)
    return unreadable(request, "")


def unreadable(request, explanation: str, status: int = 400):
    """A request that we cannot read or will not take; ``explanation`` is one sentence for the reader."""
    return render(request, "400.html", {"explanation": explanation}, status=status)


def too_large(request):
    sentence = _("Wat je stuurde is te groot. Maak het bestand of de tekst kleiner en probeer opnieuw.")
    return unreadable(request, sentence, status=413)


def permission_denied(request, exception=None):
    """403, with the reason of the access rule when there is one.

    A reason is a translatable sentence; plain text on an exception is meant for logs and stays there. A
    rule may also put ``readers`` (who may) and ``ask`` (whom to ask) on its exception.
    """
    told = {key: getattr(exception, key, None) for key in ("readers", "ask")}
    told["reason"] = next((text for text in getattr(exception, "args", ()) if isinstance(text, Promise)), None)
    return render(request, "403.html", told, status=403)


def page_not_found(request, exception=None):
    return render(request, "404.html", status=404)


def server_error(request):
    """Rendered without request, database or session, because any of those may be what broke."""
    try:
        sheets = [staticfiles_storage.url(name) for name in assets.STYLESHEETS]
        body = loader.get_template("500.html").render({"stylesheets": sheets})
    except Exception:
        log.exception("The page for errors could not be drawn")
        body = LAST_RESORT
    return HttpResponse(body, status=500)
