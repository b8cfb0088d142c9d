"""What each does alone, what is shared piece by piece, and scores that are shown to both at once."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from wegwijzer.conversations import actions, queries
from wegwijzer.conversations.models import Kept, OwnAnswer

pytestmark = pytest.mark.django_db


def write(talk, one, key, value, part="preparation", **more):
    return actions.save_answer(one, conversation=talk.conversation, part=part, key=key, value=value, **more)


def sees(talk, one) -> dict:
    found = queries.desk(one, talk.conversation).shared
    return {part: {key: row.value for key, row in answers.items()} for part, answers in found.items() if answers}


def test_a_preparation_is_private_until_shared_piece_by_piece(asked, as_):
    talk = asked("line")
    with as_(talk.employee) as samira:
        write(talk, samira, "dream", "Kwaliteitscontrole")
        write(talk, samira, "must", "Mijn uren")
        write(talk, samira, "growth-content", "Andere machines", part="growth")
    with as_(talk.other) as johan:
        assert sees(talk, johan) == {}
    with as_(talk.employee) as samira:
        assert actions.share(samira, conversation=talk.conversation, part="preparation", keys=["dream"]) == 1
    with as_(talk.other) as johan:
        assert sees(talk, johan) == {"preparation": {"dream": "Kwaliteitscontrole"}}
    with as_(talk.employee) as samira:
        assert actions.take_back(samira, conversation=talk.conversation, part="preparation", keys=["dream"]) == 1
    with as_(talk.other) as johan:
        assert sees(talk, johan) == {}


def test_what_was_shared_stays_shared_once_the_talk_began(held, as_):
    talk = held("line")
    with as_(talk.employee) as samira:
        write(talk, samira, "dream", "Kwaliteitscontrole")
        actions.share(samira, conversation=talk.conversation, part="preparation", keys=["dream"])
        with pytest.raises(ValidationError):
            actions.take_back(samira, conversation=talk.conversation, part="preparation", keys=["dream"])


def test_each_side_has_its_own_questions(asked, as_):
    talk = asked("line")
    with as_(talk.other) as johan:
        write(talk, johan, "offer", "Meelopen met Ilse")
        with pytest.raises(ValidationError):
            write(talk, johan, "dream", "Dit is een vraag voor Samira")
    with as_(talk.employee) as samira:
        with pytest.raises(ValidationError):
            write(talk, samira, "growth-content", "verkeerd deel")
        with pytest.raises(ValidationError) as error:
            write(talk, samira, "dream", "x" * 100_000)
        assert "value" in error.value.error_dict
        assert not OwnAnswer.objects.filter(conversation=talk.conversation, author=samira.person).exists()


def test_two_of_ones_own_devices_do_not_lose_text(asked, as_):
    talk = asked("line")
    with as_(talk.employee) as samira:
        seen = write(talk, samira, "dream", "Van de telefoon", version=0)
        write(talk, samira, "dream", "Van de computer", version=seen.version)
        with pytest.raises(actions.FieldChanged) as changed:
            write(talk, samira, "dream", "Later van de telefoon", version=seen.version)
        assert changed.value.current.value == "Van de computer"
        assert changed.value.yours == "Later van de telefoon"
        again = write(talk, samira, "dream", "Van de computer", version=seen.version)
        assert again.version == 2, "what stands there already changes nothing"


def test_a_note_for_oneself_can_be_written_always_and_is_nobody_elses(concluded, as_):
    talk = concluded("line")
    with as_(talk.employee) as samira:
        write(talk, samira, "theme.career", "Hij keek weg.", part="note")
    with as_(talk.other) as johan:
        assert sees(talk, johan) == {}


def test_emptied_answers_are_not_shared(asked, as_):
    talk = asked("line")
    with as_(talk.employee) as samira:
        assert write(talk, samira, "dream", "  ") is None
        write(talk, samira, "must", "iets")
        write(talk, samira, "must", "")
        assert actions.share(samira, conversation=talk.conversation, part="preparation", keys=["dream", "must"]) == 0


def test_that_one_is_prepared_may_be_known_and_what_not(asked, cast, as_):
    talk = asked("line")
    with as_(talk.employee) as samira:
        write(talk, samira, "dream", "Kwaliteitscontrole")
        assert actions.set_prepared(samira, conversation=talk.conversation).prepared_at
    with as_(cast.hr) as nele:
        known = queries.known_conversations(nele).get(pk=talk.conversation.pk)
        assert known.participations.get(side="employee").prepared_at
        assert not OwnAnswer.objects.filter(conversation=known).exists()


# ---- Scores


def score(talk, one, value, theme="career"):
    return actions.set_score(one, conversation=talk.conversation, theme=theme, score=value)


def pair(talk, one, theme="career"):
    return next(row.scores for row in queries.desk(one, talk.conversation).themes if row.key == theme)


def test_scores_are_shown_to_both_at_once(accepted, as_):
    talk = accepted("line")
    with as_(talk.employee) as samira:
        score(talk, samira, 2)
    with as_(talk.other) as johan:
        score(talk, johan, 4)
        assert not actions.ready_to_show(johan, conversation=talk.conversation)
        assert pair(talk, johan).employee is None
    with as_(talk.employee) as samira:
        assert pair(talk, samira).other is None
        assert actions.ready_to_show(samira, conversation=talk.conversation)
        shown = pair(talk, samira)
        assert (shown.employee, shown.other, shown.apart) == (2, 4, 2)
        score(talk, samira, 5)
    with as_(talk.other) as johan:
        assert pair(talk, johan).employee == 5, "a change after that is seen at once"


def test_readiness_can_be_taken_back_until_both_are(accepted, as_):
    talk = accepted("line")
    with as_(talk.employee) as samira:
        score(talk, samira, 2)
        actions.ready_to_show(samira, conversation=talk.conversation)
        actions.ready_to_show(samira, conversation=talk.conversation, ready=False)
    with as_(talk.other) as johan:
        assert not actions.ready_to_show(johan, conversation=talk.conversation)
    with as_(talk.employee) as samira:
        assert actions.ready_to_show(samira, conversation=talk.conversation)
        assert actions.ready_to_show(samira, conversation=talk.conversation, ready=False), "seen is seen"
        with pytest.raises(ValidationError):
            score(talk, samira, None)


@pytest.mark.parametrize("value", [0, 6, -1, "x", 3.5, True, "٣x", [1]])
def test_a_score_outside_the_scale_is_refused(value, accepted, as_):
    talk = accepted("line")
    with as_(talk.employee) as samira:
        with pytest.raises(ValidationError) as error:
            score(talk, samira, value)
        assert "score" in error.value.error_dict
        with pytest.raises(ValidationError) as error:
            score(talk, samira, 3, theme="humour")
        assert "theme" in error.value.error_dict


def test_a_score_can_be_left_out_again_before_it_is_shown(accepted, as_):
    talk = accepted("line")
    with as_(talk.employee) as samira:
        score(talk, samira, 2)
        assert score(talk, samira, None) is None
        assert pair(talk, samira).employee is None


def test_nobody_else_prepares_or_scores(accepted, cast, as_):
    talk = accepted("line")
    for nosy in (cast.hr, cast.leader_above, cast.executive):
        with as_(nosy):
            with pytest.raises(PermissionDenied):
                write(talk, nosy, "dream", "?")
            with pytest.raises(PermissionDenied):
                score(talk, nosy, 3)
            with pytest.raises(PermissionDenied):
                queries.desk(nosy, talk.conversation)
            assert not Kept.objects.exists()
