"""`{% version_of field versions %}`: the version that stood on the page, beside the field of a form.

`{% taken_along place target %}`: what the reader took along to this conversation or plan; nothing when that is nothing.
"""

from collections.abc import Mapping

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from wegwijzer.instruments.structure import Question
from wegwijzer.selfwork.queries import taken_to

register = template.Library()


@register.simple_tag
def version_of(field: Question, versions: Mapping[str, int]) -> SafeString:
    return format_html('<input type="hidden" name="v.{}" value="{}">', field.key, versions.get(field.key, 0))


@register.filter
def is_open(question: Question, said: Mapping) -> bool:
    """Whether something stands by one of the fields of this question."""
    return any(said.get(field.key) for field in question.fields)


@register.inclusion_tag("selfwork/taken.html", takes_context=True)
def taken_along(context, place: str, target) -> dict:
    request = context["request"]
    return {"request": request, "taken": taken_to(request.actor, place, target), "back": request.path}
