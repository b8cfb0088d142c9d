"""The pages of a writer, who has no account: what is asked and who reads it, writing with everything saved as it goes,
sending once, or rather not. The token in the address is the key; without it there is nothing, in the same words always.
"""

from collections.abc import Callable
from functools import wraps

from allauth.core.internal import ratelimit
from django.conf import settings
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wegwijzer.foundation.clock import today
from wegwijzer.foundation.sent import as_number
from wegwijzer.instruments.answers import AnswerRefused, check_answer
from wegwijzer.instruments.rendering import PREFIX
from wegwijzer.instruments.sentences import sentence
from wegwijzer.selfwork.portrait import rules, writing

VERSION = "v."
# Per address on the internet; a whole factory may share one, and each text saves itself as somebody writes.
RATES = {"story": "400/m/ip", "story_unknown": "20/m/ip"}
COOKIE = "story"  # on the path of a link that was handed over: the link of one's own, on this device


def _may(request, action: str) -> bool:
    return bool(ratelimit.consume(request, app="story", action=action, config=RATES, limit_get=True))


def with_token(*states: str) -> Callable:
    """The view gets what the token opens, in one of these states; for another, the page that says so. A token that
    nobody knows gets the same page as one of rubbish, and few tries."""

    def wrap(view):
        @wraps(view)
        @sensitive_variables()
        def answer(request, token: str, **kwargs):
            if not _may(request, "story"):
                return ratelimit.respond_429(request)
            found = writing.find(token) if token.isascii() and len(token) <= 64 else None
            if found is None:
                if not _may(request, "story_unknown"):
                    return ratelimit.respond_429(request)
                return render(request, "selfwork/portrait/closed.html", {"state": "unknown"}, status=404)
            _speak(request, found)
            if found.state == "handed" and "handed" not in states:
                return HttpResponseRedirect(reverse("story-write", kwargs={"token": token}))
            if found.state in states:
                return view(request, token, found, **kwargs)
            return _closed(request, token, found)

        return answer

    return wrap


def _speak(request, found: writing.Found) -> None:
    """In the organisation's language, until somebody chooses another: here nobody is known."""
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        translation.activate(found.language)
        request.LANGUAGE_CODE = found.language


def _closed(request, token: str, found: writing.Found):
    """What the token no longer opens, calmly. Words that were on their way stand there to be copied."""
    if found.state == "begun" and request.method == "GET" and COOKIE in request.COOKIES:
        mine = request.COOKIES[COOKIE]
        if mine != token:
            return HttpResponseRedirect(reverse("story-write", kwargs={"token": mine}))
    if found.state == "sent" and "thanks" in request.GET:
        return render(request, "selfwork/portrait/thanks.html", {"found": found})
    kept = found.answers | _sent(request, found) if found.state in ("withdrawn", "over") else {}
    asked = writing.questions(found).fields if kept else {}
    said = [(field.text, kept[key]) for key, field in asked.items() if kept.get(key)]
    context = {"state": found.state, "found": found, "said": said, "until_kept": rules.KEPT_DAYS}
    if request.headers.get("Accept") == "application/json":
        return JsonResponse(
            {"error": _("Deze vraag is afgesloten. Wat je schreef, staat hier nog om te kopiëren.")}, status=410
        )
    return render(request, "selfwork/portrait/closed.html", context, status=410)


def _sent(request, found: writing.Found) -> dict[str, str]:
    """What stands in a form that came too late."""
    texts = {key[len(PREFIX) :]: value for key, value in request.POST.items() if key.startswith(PREFIX)}
    return {key: value[: 10 * rules.LONGEST_LIST] for key, value in texts.items() if value.strip()}


def _promise(found: writing.Found) -> dict:
    return {"found": found, "kept_days": rules.KEPT_DAYS, "is_open": found.state in ("open", "handed")}


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_token("open", "handed")
def write(request, token: str, found: writing.Found):
    """First what is asked, by whom and who reads it; after that all questions on one page. POST saves the page."""
    instrument = writing.questions(found)
    if found.state == "handed" or (request.method != "POST" and not found.versions and "go" not in request.GET):
        context = _promise(found) | {"instrument": instrument, "token": token}
        return render(request, "selfwork/portrait/asked.html", context)
    errors, clashes, sent, versions = {}, [], {}, {}
    if request.method == "POST":
        errors, clashes, sent, versions = _save_all(request, token, instrument.fields.values())
        if not errors and not clashes:
            return HttpResponseRedirect(reverse("story-later", kwargs={"token": token}))
    context = _page(token, found, instrument) | {"errors": errors, "clashes": clashes}
    context["answers"], context["versions"] = found.answers | sent, found.versions | versions
    return render(request, "selfwork/portrait/write.html", context, status=422 if errors or clashes else 200)


def _page(token: str, found: writing.Found, instrument) -> dict:
    return _promise(found) | {
        "instrument": instrument,
        "token": token,
        "answered": sum(1 for text in found.answers.values() if text),
        "of": len(instrument.fields),
    }


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_token("open")
def step(request, token: str, found: writing.Found, number: int):
    """One question at a time; `number` counts from one."""
    instrument = writing.questions(found)
    asked = [(part, question) for part in instrument.parts for question in part.questions]
    number = min(max(number, 1), len(asked))
    part, question = asked[number - 1]
    errors, clashes, sent, versions = {}, [], {}, {}
    if request.method == "POST":
        errors, clashes, sent, versions = _save_all(request, token, question.fields)
        if not errors and not clashes:
            return HttpResponseRedirect(_onward(request, token, number, len(asked)))
    context = _page(token, found, instrument) | {
        "part": part,
        "question": question,
        "step": number,
        "steps": len(asked),
        "is_last": number == len(asked),
        "errors": errors,
        "clashes": clashes,
        "answers": found.answers | sent,
        "versions": found.versions | versions,
    }
    return render(request, "selfwork/portrait/step.html", context, status=422 if errors or clashes else 200)


def _onward(request, token: str, number: int, steps: int) -> str:
    if "later" in request.POST:
        return reverse("story-later", kwargs={"token": token})
    number += -1 if "previous" in request.POST else 1
    if number > steps:
        return reverse("story-send", kwargs={"token": token})
    return reverse("story-step", kwargs={"token": token, "number": max(number, 1)})


@require_POST
@with_token("open", "handed")
def begin(request, token: str, found: writing.Found):
    """From here on one writes. A link that was handed over is exchanged for one that only the writer has."""
    one_by_one = request.POST.get("way") == "one"
    mine = token
    if found.state == "handed":
        mine = writing.claim(token)
        if mine is None:
            return HttpResponseRedirect(reverse("story-write", kwargs={"token": token}))
    answer = HttpResponseRedirect(
        reverse("story-step", kwargs={"token": mine, "number": 1})
        if one_by_one
        else reverse("story-write", kwargs={"token": mine}) + "?go=1"
    )
    if mine != token:
        answer.set_cookie(
            COOKIE,
            mine,
            path=reverse("story-write", kwargs={"token": token}),
            max_age=max((found.until - today()).days + rules.KEPT_DAYS, 1) * 86400,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return answer


@sensitive_post_parameters()
@require_POST
@with_token("open")
def save(request, token: str, found: writing.Found):
    """One answer, for the script: 200 {version}, 409 {version, lines}, 410 or 422 {error}."""
    field = writing.questions(found).fields.get(request.POST.get("key", ""))
    if field is None:
        return JsonResponse({"error": _("Deze vraag staat hier niet.")}, status=422)
    try:
        kept = _keep(request, token, field)
    except AnswerRefused as refused:
        return JsonResponse({"error": sentence(refused)}, status=422)
    if kept.outcome == "closed":
        return JsonResponse(
            {"error": _("Deze vraag is afgesloten. Kopieer je tekst als je hem wil houden.")}, status=410
        )
    if kept.outcome == "changed":
        return JsonResponse({"version": kept.version, "lines": [kept.there] if kept.there else []}, status=409)
    return JsonResponse({"version": kept.version})


def _keep(request, token: str, field) -> writing.Kept:
    said = check_answer(field, request.POST.get(PREFIX + field.key)) or ""
    version = as_number(request.POST.get(VERSION + field.key, "")) or 0
    return writing.keep(token, field=field.key, said=said, version=version)


def _save_all(request, token: str, asked):
    """Errors and clashes by field, what was sent, and the versions to go on with. What was right is saved."""
    errors, clashes, sent, versions = {}, [], {}, {}
    for field in [each for each in asked if VERSION + each.key in request.POST]:
        sent[field.key] = request.POST.get(PREFIX + field.key, "")
        try:
            kept = _keep(request, token, field)
        except AnswerRefused as refused:
            errors[field.key] = sentence(refused)
            continue
        versions[field.key] = kept.version
        if kept.outcome == "changed":
            clashes.append((field.key, {"title": field.text, "lines": [kept.there] if kept.there else []}))
    return errors, clashes, sent, versions


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_token("open")
def send(request, token: str, found: writing.Found):
    """Looked over once more, and then sent: once. The page of questions sends its texts along."""
    instrument = writing.questions(found)
    if request.method == "POST":
        errors, clashes, sent, versions = _save_all(request, token, instrument.fields.values())
        if errors or clashes:
            context = _page(token, found, instrument) | {"errors": errors, "clashes": clashes}
            context["answers"], context["versions"] = found.answers | sent, found.versions | versions
            return render(request, "selfwork/portrait/write.html", context, status=422)
        outcome = writing.send(token) if "sure" in request.POST else ""
        if outcome == "sent":
            return HttpResponseRedirect(reverse("story-write", kwargs={"token": token}) + "?thanks=1")
        if outcome == "closed":
            return _closed(request, token, writing.find(token))
        found = writing.find(token)
    said = [(field.text, found.answers[key]) for key, field in instrument.fields.items() if found.answers.get(key)]
    return render(request, "selfwork/portrait/send.html", _page(token, found, instrument) | {"said": said})


@require_safe
@with_token("open")
def later(request, token: str, found: writing.Found):
    """All of it is kept; how to go on."""
    address = settings.ADDRESS + reverse("story-write", kwargs={"token": token})
    return render(request, "selfwork/portrait/later.html", _promise(found) | {"token": token, "address": address})


@require_http_methods(["GET", "HEAD", "POST"])
@with_token("open", "handed", "declined", "withdrawn", "over", "sent")
def decline(request, token: str, found: writing.Found):
    """Rather not; and perhaps no such letter ever again. Also after the end: a letter may still lie in a mailbox."""
    done = request.method == "POST"
    if done:
        writing.decline(token, no_more="no_more" in request.POST)
    context = {"found": found, "token": token, "done": done, "no_more": "no_more" in request.POST}
    return render(request, "selfwork/portrait/decline.html", context)
