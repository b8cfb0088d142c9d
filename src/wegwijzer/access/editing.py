"""One page for one change: a form, an action of the room, and a way back.

GET shows the form. POST hands what was filled in to the action: done, it sends the browser on with a
message; refused, it shows the form again with a sentence beside the field and nothing saved. When
somebody else saved meanwhile, both versions stand side by side and the person chooses.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.formats import date_format, number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from wegwijzer.access.rules import Rule
from wegwijzer.foundation.links import within
from wegwijzer.organisations.saving import ChangedMeanwhile, SentBefore, locked, version_of


@dataclass(frozen=True)
class Crumb:
    label: str
    url: str = ""


@dataclass(frozen=True)
class Difference:
    """One field of which the saved value is no longer what stood on the page."""

    label: str
    saved: str
    yours: str


class Editing(View):
    """Give a subclass a rule, a form and `act`."""

    http_method_names = ("get", "post", "head")
    template_name = "editing/form.html"
    rule: Rule
    form_class: type[forms.BaseForm]
    heading: Any = ""
    intro: Any = ""
    button: Any = gettext_lazy("Bewaren")
    done: Any = gettext_lazy("Bewaard.")
    danger = False

    def dispatch(self, request, *args, **kwargs):
        self.actor = request.actor
        self.rule.require_role(self.actor)
        kwargs.pop("organisation")
        self.load(**kwargs)
        return super().dispatch(request)

    # ---- What a subclass says
    def load(self, **ids) -> None:
        """Fetch what the address names; raise Http404 for what is not there."""

    def act(self, said: dict) -> Any:
        """Do it. `said` is what the form cleaned; the outcome goes to `back`."""
        raise NotImplementedError

    def back(self, outcome=None) -> str:
        """Where to go afterwards, and where “cancel” leads (then without an outcome)."""
        raise NotImplementedError

    def record(self) -> models.Model | None:
        """What is changed, when two people could change it at once."""
        return None

    def values(self, record: models.Model | None) -> dict:
        """What stands in the form at first, of this version of the record."""
        return {}

    def mark(self, record: models.Model | None) -> str:
        """Changes when what stands on the page was changed by somebody else."""
        return version_of(record) if record else ""

    def differences(self, form: forms.BaseForm, current: models.Model) -> list[Difference]:
        return differences_of(form, self.values(current))

    def crumbs(self) -> list[Crumb]:
        return []

    # ---- How it goes
    def get(self, request):
        record = self.record()
        return self.page(self.form(initial=self.values(record)), version=self.mark(record))

    def post(self, request):
        version = request.POST.get("version", "")
        form = self.form(request.POST, initial=self.values(self.record()))
        if not form.is_valid():
            return self.page(form, 422, version=version)
        try:
            outcome = saved_once(lambda: self._save(form, version))
        except ValidationError as refusal:
            tell(form, refusal)
            return self.page(form, 422, version=version)
        except ChangedMeanwhile as changed:
            return self.both(form, changed.current)
        messages.success(request, said_of(outcome, self.done))
        return HttpResponseRedirect(self.back(outcome))

    def _save(self, form: forms.BaseForm, version: str) -> Any:
        with transaction.atomic():
            self.unchanged_since(version)
            return self.act(form.cleaned_data)

    def unchanged_since(self, version: str) -> None:
        """Lock what is changed, and raise ChangedMeanwhile when it is no longer what the page showed."""
        record = self.record()
        if record is not None:
            current = locked(record)
            if self.mark(current) != version:
                raise ChangedMeanwhile(current)

    def form(self, *args, **kwargs) -> forms.BaseForm:
        return self.form_class(*args, actor=self.actor, **kwargs)

    def both(self, form: forms.BaseForm, current: models.Model) -> HttpResponse:
        """Saved meanwhile by someone else: what stands now beside what was filled in."""
        differences = self.differences(form, current)
        return self.page(form, 409, version=self.mark(current), differences=differences, changed=True)

    def page(self, form: forms.BaseForm, status: int = 200, **more) -> HttpResponse:
        context = {
            "form": form,
            "heading": self.heading,
            "intro": self.intro,
            "button": self.button,
            "danger": self.danger,
            "crumbs": [*self.crumbs(), Crumb(self.heading)],
            "cancel": self.back(),
            **more,
        }
        return render(self.request, self.template_name, context, status=status)

    def to(self, name: str, *ids) -> str:
        return within(self.actor, name, *ids)


def saved_once(act: Callable[[], Any]) -> Any:
    """Of one form that comes twice at the same moment the second finds what the first made, and no error."""
    try:
        return act()
    except SentBefore:
        return act()


def said_of(outcome: Any, done: Any) -> str:
    """What is said when it is saved; of what was there already, that it was."""
    return _("Dit was al bewaard.") if getattr(outcome, "was_sent_before", False) else str(done)


def tell(form: forms.BaseForm, refusal: ValidationError) -> None:
    """Put each sentence beside its field; what belongs to no field of this form goes on top."""
    if not hasattr(refusal, "error_dict"):
        form.add_error(None, refusal)
        return
    for name, errors in refusal.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)


def differences_of(form: forms.BaseForm, saved: dict) -> list[Difference]:
    found = []
    for bound in form.visible_fields():
        if bound.name not in saved:
            continue
        there = in_words(bound.field, saved[bound.name])
        here = in_words(bound.field, form.cleaned_data.get(bound.name))
        if there != here:
            found.append(Difference(capfirst(str(bound.label)), there, here))
    return found


def plain(number: Decimal) -> Decimal:
    """80 instead of 80.00: as people write it."""
    return Decimal(f"{number.normalize():f}")


def values_of(record: models.Model, *names: str) -> dict:
    """What stands in a form for these columns of a record."""
    values = {name: getattr(record, name) for name in names}
    return {name: plain(value) if isinstance(value, Decimal) else value for name, value in values.items()}


def in_words(field: forms.Field, value) -> str:
    """A value as a person reads it."""
    if value in (None, "", []):
        return _("niets")
    if isinstance(value, list):
        return ", ".join(in_words(field, each) for each in value)
    if hasattr(field, "choices") and not isinstance(value, models.Model):
        return str(dict(field.choices).get(value, value))
    if isinstance(value, Decimal):
        return number_format(plain(value), use_l10n=True)
    if hasattr(value, "year"):
        return date_format(value, "j F Y")
    return str(value)
