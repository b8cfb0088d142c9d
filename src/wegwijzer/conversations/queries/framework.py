"""Why these conversations are held, as somebody of this organisation reads it."""

from wegwijzer.access.actor import Actor
from wegwijzer.conversations.framework import Framework, parts_of, shipped, ships
from wegwijzer.conversations.models import FrameworkText


def newest(language: str) -> FrameworkText | None:
    return FrameworkText.objects.filter(language=language).order_by("-published_at", "-pk").first()


def newest_of_each() -> dict[str, FrameworkText]:
    """Language → the row that holds; none for a language in which nothing was ever changed. One statement."""
    rows = FrameworkText.objects.order_by("language", "-published_at", "-pk").distinct("language")
    return {row.language: row for row in rows.select_related("by")}


def versions(language: str, most: int = 20) -> list[FrameworkText]:
    """Those before the one that holds, newest first."""
    rows = FrameworkText.objects.filter(language=language).order_by("-published_at", "-pk").select_related("by")
    return list(rows[1 : most + 1])


def own(row: FrameworkText) -> Framework:
    return Framework(row.title, parts_of(row.text))


def framework_for(actor: Actor, language: str) -> Framework:
    """The organisation's own in this language, else what ships in it; where nothing ships, the organisation's own in
    its first language. One statement."""
    found = newest_of_each()
    first = actor.organisation.language
    if language in found and found[language].text:
        return own(found[language])
    if not ships(language) and first in found and found[first].text:
        return own(found[first])
    return shipped(language)
