"""How a request to HR stands, in templates."""

from django import template

from wegwijzer.plans.request_words import Look, look_of

register = template.Library()


@register.filter
def look(request) -> Look:
    return look_of(request)
