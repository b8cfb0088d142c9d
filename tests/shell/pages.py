"""Pages that exist for the browser tests of the roof alone: each part on a page, without any data."""

import time
from pathlib import Path
from types import SimpleNamespace as Thing

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.template import Origin, Template, engines
from django.template.context import make_context
from django.urls import include, path
from django.views.decorators.http import require_POST

BASE = '{% extends "base.html" %}{% load i18n shell allauth %}{% block title %}Proef{% endblock %}{% block content %}'
sent = []  # what arrived, for tests that count


class PlaceForm(forms.Form):
    name = forms.CharField(label="Naam", help_text="Zoals op de loonbrief.")
    email = forms.EmailField(label="E-mailadres", required=False)
    starts_on = forms.DateField(label="Begint op")
    share = forms.IntegerField(label="Deel van voltijds", max_value=100)
    line = forms.ChoiceField(label="Soort lijn", choices=[("a", "Eerste"), ("b", "Tweede")], widget=forms.RadioSelect)
    unit = forms.ChoiceField(label="Afdeling", choices=[("1", "Lijn 3")])
    note = forms.CharField(label="Nota", widget=forms.Textarea, required=False)
    sure = forms.BooleanField(label="Ik ben zeker")


class SearchForm(forms.Form):
    q = forms.CharField(label="Naam of nummer", required=False)
    unit = forms.ChoiceField(label="Afdeling", required=False, choices=[("", "Alle"), ("1", "Lijn 3")])


def page(request, body, status=200, **context):
    template = Template(BASE + body + "{% endblock %}", Origin("proef", "proef.html"), engines["django"].engine)
    return HttpResponse(template.render(make_context(context, request)), status=status)


def answer():
    lines = [Thing(sees=True, text="Jij ziet dit."), Thing(sees=False, text="HR niet.")]
    return Thing(short="Alleen jij", lines=lines, private=True)


def parts(request):
    stops = [
        Thing(
            number=1,
            label="Start",
            when="2014",
            title="Operator",
            kind="Start",
            icon="door",
            correction="Verbeterd.",
            future=False,
        ),
        Thing(number=2, label="Lijn 3", when="2018", title="Lijnoperator", kind="Functie", text="Tekst.", future=True),
    ]
    body = (Path(__file__).parent / "parts.html").read_text()
    facts = [Thing(label="Afdeling", value="Lijn 3", url="#g")]
    contacts = [Thing(name="Nele Claes", hint="personeelsdienst", url="#h", icon="people")]
    return page(request, body, answer=answer(), stops=stops, facts=facts, contacts=contacts, steps=[True, False])


def form(request):
    filled = PlaceForm(request.POST or None)
    if request.method == "POST":
        sent.append(request.POST.get("name"))
        time.sleep(0.3)
    body = (
        '<h1>Plaats</h1>{% element form method="post" %}{% slot body %}{% csrf_token %}{{ form }}{% endslot %}'
        '{% slot actions %}<button class="button">Bewaren</button>{% endslot %}{% endelement %}'
    )
    return page(request, body, form=filled, status=422 if filled.is_bound else 200)


def tree(request):
    def branch(key, children=None):
        return Thing(
            id=key, name=f"Afdeling {key}", url="#x", hint="9 mensen", has_children=key != 3, children=children,
            children_url=f"/branch/{key}/", open_url="#y", current=False,
        )  # fmt: skip

    body = (
        '<h1>Afdelingen</h1><ul class="unit-tree">{% include "elements/unit_branches.html" with branches=b only %}</ul>'
    )
    return page(request, body, b=[branch(1, [branch(2), branch(3)])])


def below(request, key):
    sent.append(key)
    leaf = Thing(id=key * 10, name="Lijn", url="#z", has_children=False)
    return render(request, "elements/unit_branches.html", {"branches": [leaf]})


def search(request):
    sent.append(request.GET.get("q", ""))
    if request.GET.get("q") == "traag":
        time.sleep(1.5)
    if request.GET.get("q") == "stuk":
        raise RuntimeError("for the test")
    body = (
        '<h1>Mensen</h1>{% include "elements/search.html" with form=form action="/search/" target="#found" only %}'
        '<div id="found"><p>Gezocht: {{ q }}</p></div>'
    )
    return page(request, body, form=SearchForm(request.GET), q=request.GET.get("q", ""))


def inline(request):
    body = (
        '<h1>Vak</h1><div id="part"><form hx-post="/refuse/" hx-target="#part">'
        '<label for="t">Tekst</label><textarea id="t" name="t"></textarea>'
        '<button class="button" name="status" value="422">Bewaren</button></form></div>'
    )
    return page(request, body)


@require_POST
def refuse(request):
    return HttpResponse(f"<p>Geweigerd: {request.POST['t']}</p>", status=422)


urlpatterns = [
    path("parts/", parts),
    path("form/", form),
    path("tree/", tree),
    path("branch/<int:key>/", below),
    path("search/", search),
    path("inline/", inline),
    path("refuse/", refuse),
    path("", include("wegwijzer.shell.urls")),
    path("account/", include("allauth.urls")),
]

handler400 = "wegwijzer.shell.views.bad_request"
handler403 = "wegwijzer.shell.views.permission_denied"
handler404 = "wegwijzer.shell.views.page_not_found"
handler500 = "wegwijzer.shell.views.server_error"
