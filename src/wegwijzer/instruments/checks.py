"""At start: every shipped instrument can be used, and none that was published is changed."""

from django.core.checks import Error, register

from wegwijzer.instruments import shipped


@register()
def instruments(app_configs, **kwargs):
    _found, problems = shipped.read(shipped.folder())
    return [Error(str(problem), id="wegwijzer.E010") for problem in problems]
