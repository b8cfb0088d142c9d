"""Stories of the demo: somebody asked, some wrote without an account, and what was found in it so far."""

from datetime import timedelta
from uuid import UUID

from wegwijzer.demo.plans import person_of
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.people.actors import acting_for
from wegwijzer.selfwork.portrait import asking, gathering, queries, writing
from wegwijzer.selfwork.portrait.tokens import token_of


def tell_stories(organisation_id: UUID, pins: dict, told: dict) -> None:
    """Asked in the name of one person, written in nobody's, and gathered by that person again."""
    with tenant(organisation_id):
        person = person_of(pins[told["person"]])
        chosen = {
            each["colleague"]: person_of(pins[each["colleague"]]) for each in told["asked"] if "colleague" in each
        }
    with acting_for(organisation_id, person.pk) as actor:
        row = asking.ask(actor, intro=told["intro"], until=actor.today + timedelta(days=told["days"]))
        tokens = [(token_of(_invite(actor, row, each, chosen)), each) for each in told["asked"]]
    for token, each in tokens:
        _write(token, each)
    with acting_for(organisation_id, person.pk) as actor:
        _gather(actor, row, told)


def _invite(actor, row, each: dict, chosen: dict) -> UUID:
    if "link" in each:
        return asking.invite_by_link(actor, asking=row, name=each["link"]).pk
    return asking.invite_colleagues(actor, asking=row, people=[chosen[each["colleague"]]])[0].pk


def _write(token: str, each: dict) -> None:
    if "answers" not in each:
        return
    mine = writing.claim(token) or token  # a link that was handed over is exchanged first
    for field, said in each["answers"].items():
        writing.keep(mine, field=field, said=said, version=0)
    writing.send(mine)


def _gather(actor, row, told: dict) -> None:
    stories = [each.story for each in queries.stories(actor, row)]
    for name, texts in told["threads"].items():
        thread = gathering.begin_thread(actor, asking=row, name=name)
        for text in texts:
            _mark(actor, stories, text, thread)
    for text in told["marked"]:
        _mark(actor, stories, text, None)
    gathering.write_portrait(actor, asking=row, text=told["portrait"], version=0)


def _mark(actor, stories, text: str, thread) -> None:
    for story in stories:
        for field, said in story.answers.items():
            if text in said:
                start = said.index(text)
                gathering.mark(actor, story=story, chosen=[(field, start, start + len(text))], thread=thread)
