"""Two people in one form: fields, examples, proposals, phases, agreements."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from wegwijzer.conversations import actions, queries
from wegwijzer.conversations.models import Example, JointField, Proposal
from wegwijzer.foundation.ids import new_id
from wegwijzer.plans.models import Agreement, Request

pytestmark = pytest.mark.django_db


def save(talk, one, key, value, version=0):
    return actions.save_field(one, conversation=talk.conversation, key=key, value=value, version=version)


def test_a_text_that_the_other_wrote_over_is_shown_first_and_kept_after(held, as_):
    talk = held("line")
    with as_(talk.employee) as samira:
        first = save(talk, samira, "theme.career.growth", "Meelopen met kwaliteit")
    with as_(talk.other) as johan:
        with pytest.raises(actions.FieldChanged) as changed:
            save(talk, johan, "theme.career.growth", "Een cursus", version=0)
        assert changed.value.current.value == "Meelopen met kwaliteit"
        assert changed.value.yours == "Een cursus"
        chosen = save(talk, johan, "theme.career.growth", "Een cursus", version=changed.value.current.version)
        assert (chosen.version, chosen.changed_by_id) == (first.version + 1, johan.person_id)
    with as_(talk.employee) as samira:
        kept = queries.kept(samira, talk.conversation, "theme.career.growth").get()
        assert (kept.value, kept.written_by_id) == ("Meelopen met kwaliteit", samira.person_id)


def test_the_same_request_twice_saves_once(held, as_):
    talk = held("line")
    with as_(talk.employee) as samira:
        for _time in range(2):
            row = save(talk, samira, "conclusion.why", "Eerst leren kennen")
        assert row.version == 1


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("theme.career.term", "someday"),
        ("theme.career.actions", ["fly"]),
        ("theme.nothing.growth", "x"),
        ("theme.career.score", 3),
        ("conclusion.outcome", "promotion"),
        ("conclusion.until", "2020-01-01"),
        ("conclusion.until", "soon"),
        ("conclusion.why", "x" * 100_000),
        ("theme.career.notes", "x" * 100_000),
        ("flow.leader_above.by", "employee"),
        ("whatever", "x"),
    ],
)
def test_what_a_field_cannot_hold_is_refused(key, value, held, as_):
    talk = held("line")
    with as_(talk.employee) as samira:
        with pytest.raises(ValidationError) as error:
            save(talk, samira, key, value)
        assert set(error.value.error_dict) == {"value"}
        assert not JointField.objects.filter(conversation=talk.conversation, key=key).exists()


def test_who_reports_is_agreed_where_either_can(held, as_):
    talk = held("staff")
    with as_(talk.other) as dieter:
        save(talk, dieter, "flow.leader.by", "employee")
        by = {hearer.flow.key: hearer.by for hearer in queries.hearers(dieter, talk.conversation)}
        assert by == {"leader": "employee", "leader_above": ""}


def test_fields_of_themes_stand_with_their_theme(held, as_):
    talk = held("line")
    with as_(talk.employee) as samira:
        save(talk, samira, "theme.career.term", "this-year")
        save(talk, samira, "theme.career.actions", ["shadowing", "course"])
        theme = queries.desk(samira, talk.conversation).themes[0]
        assert theme.fields["term"].value == "this-year"
        assert theme.fields["actions"].value == ["course", "shadowing"]


def test_a_form_gone_back_to_with_another_example_loses_neither(held, as_):
    talk, token = held("line"), new_id()
    with as_(talk.employee) as samira:
        for text in ("De zaag afgesteld", "De boor gesmeerd"):
            actions.add_example(samira, conversation=talk.conversation, theme="tasks", text=text, token=token)
        assert Example.objects.filter(conversation=talk.conversation).count() == 2


def test_examples_are_seen_by_both_and_changed_by_their_writer(held, as_):
    talk = held("line")
    token = new_id()
    with as_(talk.employee) as samira:
        given = {"conversation": talk.conversation, "theme": "tasks", "text": "De zaag afgesteld", "kind": "initiative"}
        example = actions.add_example(samira, **given, token=token)
        assert actions.add_example(samira, **given, token=token) == example
        assert Example.objects.filter(conversation=talk.conversation).count() == 1
        with pytest.raises(ValidationError):
            actions.add_example(samira, **{**given, "text": "  "})
    with as_(talk.other) as johan:
        theme = next(t for t in queries.desk(johan, talk.conversation).themes if t.key == "tasks")
        assert [each.text for each in theme.examples] == ["De zaag afgesteld"]
        with pytest.raises(PermissionDenied):
            actions.change_example(johan, example=example, text="Anders")
    with as_(talk.employee) as samira:
        actions.change_example(samira, example=example, text="De zaag zelf afgesteld", kind="success", version=1)
        actions.remove_example(samira, example=example)
        texts = {row.value for row in queries.kept(samira, talk.conversation)}
        assert texts == {"De zaag afgesteld", "De zaag zelf afgesteld"}


def test_a_proposal_is_of_its_writer_and_the_verdict_of_either(held, as_):
    talk = held("line")
    with as_(talk.employee) as samira:
        proposal = actions.add_proposal(
            samira, conversation=talk.conversation, text="Kwaliteitscontrole", direction="broaden", place="elsewhere"
        )
    with as_(talk.other) as johan:
        judged = actions.judge_proposal(johan, proposal=proposal, verdict="not_yet", why="Eerst meelopen", version=1)
        assert judged.verdict_by_id == johan.person_id
        with pytest.raises(PermissionDenied):
            actions.change_proposal(johan, proposal=proposal, text="Iets anders")
        with pytest.raises(PermissionDenied):
            actions.remove_proposal(johan, proposal=proposal)
        with pytest.raises(ValidationError):
            actions.judge_proposal(johan, proposal=proposal, verdict="perhaps")
    with as_(talk.employee) as samira:
        with pytest.raises(actions.FieldChanged):
            actions.change_proposal(samira, proposal=proposal, text="Toch iets anders", version=1)
        actions.judge_proposal(samira, proposal=proposal, verdict="possible", why="Ilse wil wel", version=2)
        kept = queries.kept(samira, talk.conversation, f"proposal.{proposal.pk}").get()
        assert kept.value["verdict"] == "not_yet"
        actions.remove_proposal(samira, proposal=proposal)
        assert not Proposal.objects.filter(conversation=talk.conversation).exists()


def test_phases_go_forth_and_back(held, accepted, as_):
    talk = held("line")
    with as_(talk.other) as johan:
        for phase in ("agree", "explore", "propose"):
            assert actions.set_phase(johan, conversation=talk.conversation, phase=phase).phase == phase
        with pytest.raises(ValidationError):
            actions.set_phase(johan, conversation=talk.conversation, phase="done")
    early = accepted("staff")
    with as_(early.other) as dieter, pytest.raises(ValidationError):
        actions.set_phase(dieter, conversation=early.conversation, phase="propose")


def agreement(talk, one, **more):
    fields = {
        "what": "Elke dinsdag meelopen met Ilse",
        "how": "Zelf afspreken",
        "where": "Controle Aalst",
        "starts_on": one.today,
        "due_on": one.today + timedelta(days=60),
        "means": "Vervanging op lijn 3",
        "guidance": "Ilse Maertens",
        "effort": "Een halve dag per week",
        "beside_work": "Op dagen met twee ploegen",
        "doers": ["employee", "leader"],
        "checkpoints": [one.today + timedelta(days=30)],
        "requests": [{"kind": "training", "text": "480 euro voor de cursus feedback geven"}],
    }
    return actions.make_agreement(one, conversation=talk.conversation, **(fields | more))


def test_gone_back_to_with_another_proposal_or_agreement_neither_is_lost(held, as_):
    talk, token = held("line"), new_id()
    with as_(talk.employee) as samira:
        for words in ("Meelopen met Ilse", "Een cursus lassen"):
            actions.add_proposal(samira, conversation=talk.conversation, text=words, token=token)
            agreement(talk, samira, what=words, token=token)
        desk = queries.desk(samira, talk.conversation)
        assert (len(desk.proposals), len(desk.agreements)) == (2, 2)


def test_an_agreement_has_all_its_fields(held, as_):
    talk = held("line")
    with as_(talk.employee) as samira:
        made = agreement(talk, samira, token=(token := new_id()))
        assert agreement(talk, samira, token=token) == made
    with as_(talk.other) as johan:
        (seen,) = queries.desk(johan, talk.conversation).agreements
        assert (seen.what, seen.doers) == ("Elke dinsdag meelopen met Ilse", ["employee", "leader"])
        assert [wish.on for wish in seen.checkpoints.all()] == [johan.today + timedelta(days=30)]
        changed = actions.change_agreement(johan, agreement=seen, version=1, effort="Elke dinsdag", requests=[])
        assert (changed.version, changed.effort, changed.requests.count()) == (2, "Elke dinsdag", 0)
        with pytest.raises(Exception, match="changed meanwhile"):
            actions.change_agreement(johan, agreement=seen, version=1, effort="Iets anders")
        actions.remove_agreement(johan, agreement=seen)
        assert not Agreement.objects.filter(pk=seen.pk).exists()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"what": " "}, "what"),
        ({"what": "x" * 100_000}, "what"),
        ({"due_on": -1}, "due_on"),
        ({"starts_on": 90}, "due_on"),
        ({"doers": ["boss"]}, "doers"),
        ({"checkpoints": [-3]}, "checkpoints"),
        ({"requests": [{"kind": "cake", "text": "x"}]}, "requests"),
        ({"requests": [{"kind": "budget", "text": ""}]}, "requests"),
    ],
)
def test_an_agreement_that_cannot_be_is_refused(change, field, held, as_):
    talk = held("line")

    def day(value):
        return talk.employee.today + timedelta(days=value) if isinstance(value, int) else value

    change = {k: [day(each) for each in v] if isinstance(v, list) else day(v) for k, v in change.items()}
    with as_(talk.employee) as samira:
        before = Agreement.objects.count()
        with pytest.raises(ValidationError) as error:
            agreement(talk, samira, **change)
        assert field in error.value.error_dict
        assert Agreement.objects.count() == before


def test_hr_sees_a_request_when_both_confirmed_and_nothing_else_of_the_agreement(held, cast, as_):
    talk = held("line")
    with as_(talk.employee) as samira:
        made = agreement(talk, samira)
        save(talk, samira, "conclusion.outcome", "growth")
        actions.confirm(samira, conversation=talk.conversation)
    with as_(cast.hr):
        assert not Request.objects.filter(agreement=made.pk).exists()
    with as_(talk.other) as johan:
        actions.confirm(johan, conversation=talk.conversation)
        with pytest.raises(ValidationError):
            actions.change_agreement(johan, agreement=made, what="Toch niet")
    with as_(cast.hr):
        assert Request.objects.get(agreement=made.pk).text.startswith("480 euro")
        assert not Agreement.objects.filter(pk=made.pk).exists()
