"""Asking for stories: all times, a new one, one with who was asked, changing and removing it."""

from uuid import uuid4

from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from wegwijzer.selfwork.pieces import instrument_of
from wegwijzer.selfwork.places import targets_of
from wegwijzer.selfwork.portrait import asking as actions
from wegwijzer.selfwork.portrait import queries, rules
from wegwijzer.selfwork.portrait.copying import copied
from wegwijzer.selfwork.portrait.forms import AskingForm, SureForm
from wegwijzer.selfwork.portrait.views.common import OfAsking, alone, fetch, require_person, title_of, way


@require_safe
def stories(request, organisation):
    actor = request.actor
    require_person(actor)
    context = {
        "rows": [(title_of(row), row, row.until >= actor.today) for row in queries.askings(actor)],
        "instrument": queries.questions(actor),
        "crumbs": way(actor),
    }
    return render(request, "selfwork/portrait/stories.html", context)


def _state(actor, row) -> dict:
    state = "sent" if row.answered_at else "withdrawn" if row.withdrawn_at else "waiting"
    return {
        "row": row,
        "state": state,
        "link": queries.link_of(row),
        "is_begun_by_link": row.way == "link" and bool(row.handed_hash),
        "may_remind": queries.may_remind(actor, row),
    }


@require_safe
def asking(request, organisation, asking):
    """Who was asked and what came in. Whether somebody opened a link or is writing, is not told."""
    actor, found = request.actor, fetch(request.actor, asking)
    told = queries.stories(actor, found)
    gathered = queries.threads(actor, found)
    context = {
        "asking": found,
        "title": title_of(found),
        "instrument": instrument_of(found),
        "is_running": found.until >= actor.today,
        "invited": [_state(actor, row) for row in queries.invited_of(actor, found)],
        "told": told,
        "threads": [each for each in gathered if each.thread],
        "passages": sum(len(each.passages) for each in gathered),
        "pieces": copied(actor, found),
        "targets": targets_of(actor),
        "kept_days": rules.KEPT_DAYS,
        "alone": alone(actor, found),
        "crumbs": way(actor, found),
    }
    return render(request, "selfwork/portrait/asking.html", context)


class New(OfAsking):
    form_class = AskingForm
    heading = gettext_lazy("Vraag verhalen over jou")
    intro = gettext_lazy(
        "Eerst wat je vooraf zegt en tot wanneer. Daarna kies je wie je vraagt: er gaat nog niets weg."
    )
    button = gettext_lazy("Verder")
    done = gettext_lazy("Klaar. Kies nu wie je vraagt.")

    def load(self) -> None:
        require_person(self.actor)

    def values(self, record):
        return {"token": uuid4(), "until": self.actor.today + rules.USUAL}

    def act(self, said):
        return actions.ask(self.actor, intro=said["intro"], until=said["until"], token=said["token"])

    def crumbs(self):
        return way(self.actor)

    def back(self, outcome=None) -> str:
        return self.to("asking", outcome.pk) if outcome else self.to("stories")


class Change(OfAsking):
    form_class = AskingForm
    heading = gettext_lazy("Je woorden vooraf en de laatste dag")
    intro = gettext_lazy("Wie een link heeft, leest meteen wat hier staat.")

    def record(self):
        return self.asking

    def mark(self, record):
        return f"{record.intro}\n{record.until}" if record else ""

    def values(self, record):
        return {"intro": self.asking.intro, "until": max(self.asking.until, self.actor.today)}

    def act(self, said):
        return actions.change(self.actor, asking=self.asking, intro=said["intro"], until=said["until"])


class Remove(OfAsking):
    form_class = SureForm
    heading = gettext_lazy("Alles hiervan verwijderen?")
    intro = gettext_lazy(
        "De verhalen, wat je aanduidde, je draden en je portret zijn dan weg, en de links werken niet meer. "
        "Wat je ervan deelde, kan niemand nog lezen."
    )
    button = gettext_lazy("Verwijderen")
    done = gettext_lazy("Alles hiervan is verwijderd.")
    danger = True

    def act(self, said):
        actions.remove(self.actor, asking=self.asking)

    def back(self, outcome=None) -> str:
        return self.to("stories") if self.request.method == "POST" else self.to("asking", self.asking.pk)
