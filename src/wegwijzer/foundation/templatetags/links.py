"""``{% within "person" person.pk %}``: the address of a page in the organisation one is in."""

from django import template

from wegwijzer.foundation import links

register = template.Library()


@register.simple_tag(takes_context=True)
def within(context, name: str, *ids) -> str:
    return links.within(context["request"].actor, name, *ids)
