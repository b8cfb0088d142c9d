"""`{% answer field … %}` draws one field, `{% question question … %}` a question with all its fields."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from wegwijzer.foundation.clock import today
from wegwijzer.instruments.beside import beside
from wegwijzer.instruments.picture import drawing
from wegwijzer.instruments.rendering import PREFIX, context, control
from wegwijzer.instruments.structure import Question, Theme

register = template.Library()


@register.simple_tag
def answer(field: Question, **how: Any) -> SafeString:
    """One field: `name`, `value`, `error`, `version`, `side`, all of them optional."""
    drawn = control(field, **{key: value or "" if key != "value" else value for key, value in how.items()})
    return render_to_string(drawn.template, context(drawn))


@register.simple_tag
def drawn(
    asked: Question, value: Any, starts_on: date | None = None, on: date | None = None, me: str = ""
) -> SafeString:
    """What an answer looks like, for the kinds that are drawn; nothing for the others. `on`: when it was drawn;
    `me`: the letters in the middle of a map, for somebody else who reads it."""
    now = today()
    picture = drawing(asked, value, starts_on=starts_on or None, today=now, drawn_on=on or now)
    then = bool(on) and on != now
    if not picture:
        return SafeString("")
    shown = {"picture": picture, "then": then, "table": beside(asked, value), "me": me}
    return render_to_string(picture.template, shown)


@register.simple_tag
def question(
    asked: Question,
    answers: Mapping[str, Any] | None = None,
    errors: Mapping[str, str] | None = None,
    versions: Mapping[str, str] | None = None,
    side: str = "",
    prefix: str = PREFIX,
    starts_on: date | None = None,
) -> SafeString:
    """A question with its example, or a theme with the fields of this side; each mapping goes by the key of a field."""
    answers, errors, versions = answers or {}, errors or {}, versions or {}
    fields = [field for field in asked.fields if field.side in ("", side) or not side]
    controls = [
        control(
            field,
            name=prefix + field.key,
            value=answers.get(field.key),
            error=errors.get(field.key, ""),
            version=versions.get(field.key, ""),
            side=side,
            starts_on=starts_on,
        )
        for field in fields
    ]
    drawn = [(each, render_to_string(each.template, context(each))) for each in controls]
    kind = "theme" if isinstance(asked, Theme) else "question"
    return render_to_string(f"instruments/{kind}.html", {"question": asked, "controls": drawn, "side": side})
