"""``{% administration_tabs "imports" as tabs %}``: for pages of other rooms that stand among the tabs."""

from django import template

from wegwijzer.administration.views.tabs import Tab, tabs

register = template.Library()


@register.simple_tag(takes_context=True)
def administration_tabs(context, current: str) -> list[Tab]:
    return tabs(context["request"].actor, current)
