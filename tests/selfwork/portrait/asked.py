"""Asking, being asked and writing, in as few words as a test needs."""

from datetime import timedelta

from wegwijzer.access.actor import acting_as
from wegwijzer.selfwork.models import Asking, Invited
from wegwijzer.selfwork.portrait import asking, gathering, queries, writing
from wegwijzer.selfwork.portrait.tokens import token_of

TEXT = "Toen de band stilviel, bleef zij kalm. Ze liet iedereen uitspreken! Daarna wisten we wat te doen."


def an_asking(actor, **how) -> Asking:
    return asking.ask(actor, **({"intro": "Ik zoek wat bij me past.", "until": actor.today + timedelta(days=20)} | how))


def a_mail(actor, row: Asking, address: str) -> str:
    (made,) = asking.invite_by_mail(actor, asking=row, addresses=address)
    return token_of(made.pk)


def a_link(actor, row: Asking, name: str) -> str:
    return token_of(asking.invite_by_link(actor, asking=row, name=name).pk)


def tell(token: str, text: str = TEXT, field: str = "difference") -> str:
    """Write and send; outside any organisation."""
    writing.keep(token, field=field, said=text, version=0)
    return writing.send(token)


def a_story(someone, address: str = "an@voorbeeld.example"):
    """Asked by this actor, sent by An: (time of asking, story). Nobody may act at the moment."""
    with acting_as(someone) as actor:
        row = an_asking(actor)
        token = a_mail(actor, row, address)
    assert tell(token) == "sent"
    with acting_as(someone) as actor:
        return row, queries.stories(actor, row)[0].story


def of_stories(someone) -> dict[str, object]:
    """What the addresses of stories carry, and a row in each of their tables."""
    row, story = a_story(someone)
    with acting_as(someone) as actor:
        a_link(actor, row, "Bea")
        thread = gathering.begin_thread(actor, asking=row, name="Rust")
        (passage,) = gathering.mark(actor, story=story, chosen=[("difference", 0, 38)], thread=thread)
        gathering.write_portrait(actor, asking=row, text="Op mijn best blijf ik kalm.", version=0)
        invited = Invited.objects.filter(asking=row, way="link")[0]
    return {"asking": row.pk, "story": story.pk, "thread": thread.pk, "passage": passage.pk, "invited": invited.pk}


def of_the_demo(someone) -> dict[str, object]:
    """As the demo has it, for pages that are only looked at."""
    with acting_as(someone) as actor:
        row = queries.askings(actor)[0]
        gathered = queries.threads(actor, row)[0]
        story = queries.stories(actor, row)[0].story
        return {"asking": row.pk, "story": story.pk, "thread": gathered.thread.pk, "passage": gathered.passages[0].pk}
