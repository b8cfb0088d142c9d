"""HR's pages on instruments: what is shown, what is refused, and two tabs on one draft."""

import re

import pytest

from tests.instruments.copies import a_draft
from wegwijzer.identity.models import Account
from wegwijzer.instruments.models import OwnInstrument
from wegwijzer.instruments.queries import current

pytestmark = pytest.mark.django_db
START = "/o/lindeveld/instruments/"


@pytest.fixture
def hr(cast, client_for):
    return client_for(cast.hr)


@pytest.fixture
def draft(cast, as_):
    with as_(cast.hr) as actor:
        return a_draft(actor.organisation)


@pytest.fixture
def stored(cast, as_, draft):
    """Reads the draft as it stands."""

    def read() -> OwnInstrument:
        with as_(cast.hr):
            return OwnInstrument.objects.get(pk=draft.pk)

    return read


def at(draft, path: str = "") -> str:
    return f"{START}drafts/{draft.pk}/{path}"


def opened(client, address: str) -> dict:
    """What a form sends when nothing is changed in it."""
    form = client.get(address).context["form"]
    version = re.search(r'name="version" value="([^"]*)"', client.get(address).content.decode())[1]
    values = {field.html_name: field.value() for field in form}
    return {"version": version} | {name: value for name, value in values.items() if value not in (None, False)}


def test_the_list_names_every_instrument_and_whose_version_holds(hr, draft):
    page = hr.get(START).content.decode()
    for title in ("Gespreksformulier", "Je gesprek voorbereiden", "Hoe stuur jij je loopbaan?", "Mijn leercurve"):
        assert title in page
    assert "Versie van Wegwijzer" in page and page.count("Ontwerp bezig") == 1


@pytest.mark.parametrize("path", ["of/nothing/", "of/nothing/preview/", "of/nothing/withdraw/"])
def test_what_is_not_there_is_a_404(hr, path):
    assert hr.get(START + path).status_code == 404
    assert hr.post(f"{START}of/nothing/copy/").status_code == 404


def test_every_instrument_is_seen_and_tried_from_every_side_in_every_language(hr):
    keys = ("conversation-form", "preparation-employee", "preparation-other", "career-competences")
    for key in (*keys, "meaning-of-a-career", "learning-curve", "development-network"):
        for language in ("nl", "en"):
            for side in ("employee", "other"):
                address = f"{START}of/{key}/preview/?language={language}&side={side}"
                assert hr.get(address).status_code == 200
                assert hr.post(address, {}).status_code == 200


def test_the_form_reads_differently_from_either_side(hr):
    employee = hr.get(f"{START}of/conversation-form/preview/").content.decode()
    other = hr.get(f"{START}of/conversation-form/preview/?side=other").content.decode()
    assert "Ik doe dit werk nog altijd graag." in employee and 'name="a.career.score"' in employee
    assert "Deze medewerker doet het werk nog altijd graag." in other and 'name="a.career.score"' not in other


def test_a_theme_is_changed_in_both_languages_at_once(hr, draft, stored):
    address = at(draft, "questions/career/")
    said = opened(hr, address) | {"title_nl": "Waarheen?", "title_en": "Where to?", "prompts_nl": "Een\n\n Twee \nDrie"}
    answer = hr.post(address, said)
    assert answer.status_code == 302 and answer.url.endswith("#question-career")
    texts = stored().texts
    assert (texts["nl"]["questions.career.title"], texts["en"]["questions.career.title"]) == ("Waarheen?", "Where to?")
    assert texts["nl"]["questions.career.prompts"] == ["Een", "Twee", "Drie"]
    page = hr.get(at(draft)).content.decode()
    assert "lijnen om over na te denken" in page and "Publiceren" not in page  # two in English, three in Dutch


@pytest.mark.parametrize("kind", ["theme", "rating", "open", "one", "any"])
def test_a_question_of_each_kind_is_added(hr, draft, stored, kind):
    address = at(draft, f"parts/themes/new/?kind={kind}")
    said = opened(hr, address) | {"text_nl": "Nog een vraag?", "text_en": "One more?"}
    chosen = {"scale": "agree", "options": "terms", "terms": "terms", "actions": "actions"}
    said |= {name: value for name, value in chosen.items() if name in hr.get(address).context["form"].fields}
    assert hr.post(address, said).status_code == 302
    question = stored().structure["parts"][0]["questions"][-1]
    assert question["kind"] == kind
    assert stored().texts["nl"][f"questions.{question['key']}.text"] == "Nog een vraag?"


def test_a_question_without_a_text_in_any_language_is_refused(hr, draft, stored):
    address = at(draft, "parts/themes/new/?kind=open")
    answer = hr.post(address, opened(hr, address) | {"hint_nl": "Wel uitleg"})
    assert answer.status_code == 422
    assert "Schrijf de tekst in minstens één taal." in answer.content.decode()
    assert "Wel uitleg" in answer.content.decode()
    assert len(stored().structure["parts"][0]["questions"]) == 8


def test_too_long_a_text_is_refused_beside_its_field(hr, draft):
    address = at(draft, "texts/")
    answer = hr.post(address, opened(hr, address) | {"title_nl": "x" * 201})
    assert answer.status_code == 422 and "is-invalid" in answer.content.decode()


def test_themes_move_and_go(hr, draft, stored):
    hr.post(at(draft, "questions/motivation/move/"), {"steps": "-1"})
    keys = [question["key"] for question in stored().structure["parts"][0]["questions"]]
    assert keys[:2] == ["motivation", "career"]
    assert "gaat weg uit het ontwerp" in hr.get(at(draft, "questions/other/remove/")).content.decode()
    assert (
        hr.post(at(draft, "questions/other/remove/"), opened(hr, at(draft, "questions/other/remove/"))).status_code
        == 302
    )
    assert len(stored().structure["parts"][0]["questions"]) == 7
    assert "questions.other.text" not in stored().texts["nl"]


def test_an_action_is_added_moved_and_removed(hr, draft, stored):
    address = at(draft, "options/actions/")
    said = opened(hr, address)
    said |= {"choice_6_nl": "Een mentor krijgen", "choice_6_en": "Get a mentor", "place_6": "1"}  # the first empty row
    said |= {"choice_1_nl": "", "choice_1_en": ""}  # course goes
    assert hr.post(address, said).status_code == 302
    choices = next(each for each in stored().structure["options"] if each["key"] == "actions")["choices"]
    assert "course" not in choices and len(choices) == 6
    assert stored().texts["nl"][f"options.actions.{choices[0]}"] == "Een mentor krijgen"  # before what was first


def test_a_list_without_a_choice_is_refused(hr, draft):
    address = at(draft, "options/actions/")
    said = {name: ("" if name.startswith("choice") else value) for name, value in opened(hr, address).items()}
    answer = hr.post(address, said)
    assert answer.status_code == 422 and "Laat minstens één keuze staan." in answer.content.decode()


def test_a_scale_gets_other_words_and_another_length(hr, draft, stored):
    address = at(draft, "scales/agree/")
    assert hr.post(address, opened(hr, address) | {"count": "7", "word_1_nl": "nee"}).status_code == 302
    assert stored().structure["scales"][0]["points"] == list(range(1, 8))
    assert stored().texts["nl"]["scales.agree.1"] == "nee" and stored().texts["nl"]["scales.agree.7"] == "helemaal wel"
    assert hr.post(address, opened(hr, address) | {"count": "1"}).status_code == 422


def test_a_part_and_its_question_are_added(hr, draft, stored):
    address = at(draft, "parts/new/")
    hr.post(address, opened(hr, address) | {"title_nl": "Extra", "title_en": "Extra"})
    part = stored().structure["parts"][1]
    assert any(part["key"] in problem.url for problem in hr.get(at(draft)).context["problems"])
    address = at(draft, f"parts/{part['key']}/new/?kind=open")
    hr.post(address, opened(hr, address) | {"text_nl": "Wat nog?", "text_en": "What else?"})
    assert hr.get(at(draft)).context["problems"] == []


def test_two_people_on_two_questions_do_not_get_in_each_others_way(hr, draft, stored):
    one, other = at(draft, "questions/career/"), at(draft, "questions/tasks/")
    first, second = opened(hr, one), opened(hr, other)
    assert hr.post(one, first | {"title_nl": "Eerst"}).status_code == 302
    assert hr.post(other, second | {"title_nl": "Daarna"}).status_code == 302
    texts = stored().texts["nl"]
    assert (texts["questions.career.title"], texts["questions.tasks.title"]) == ("Eerst", "Daarna")


def test_two_people_on_one_question_see_both_texts(hr, draft, stored):
    address = at(draft, "questions/career/")
    first, second = opened(hr, address), opened(hr, address)
    hr.post(address, first | {"title_nl": "Van de ene"})
    answer = hr.post(address, second | {"title_nl": "Van de andere"})
    page = answer.content.decode()
    assert answer.status_code == 409 and "Van de ene" in page and "Van de andere" in page
    assert stored().texts["nl"]["questions.career.title"] == "Van de ene"


def test_a_question_that_went_while_somebody_typed_keeps_what_was_typed(hr, draft):
    address, gone = at(draft, "questions/career/"), at(draft, "questions/career/remove/")
    said = opened(hr, address) | {"text_nl": "Lang over nagedacht"}
    hr.post(gone, opened(hr, gone))
    answer = hr.post(address, said)
    assert answer.status_code == 409 and "Lang over nagedacht" in answer.content.decode()
    version = re.search(r'name="version" value="([^"]*)"', answer.content.decode())[1]
    answer = hr.post(address, said | {"version": version})
    assert answer.status_code == 422 and "Iemand haalde het intussen weg." in answer.content.decode()
    assert hr.get(address).status_code == 404


def test_publishing_what_somebody_changed_meanwhile_asks_again(hr, draft, stored):
    confirm, texts = at(draft, "publish/"), at(draft, "texts/")
    said = opened(hr, confirm)
    hr.post(texts, opened(hr, texts) | {"title_nl": "Net veranderd"})
    answer = hr.post(confirm, said)
    assert answer.status_code == 409 and "paste het ontwerp intussen aan" in answer.content.decode()
    assert stored().published_at is None


def test_published_is_what_holds_and_the_draft_is_gone(hr, draft, cast, as_):
    answer = hr.post(at(draft, "publish/"), opened(hr, at(draft, "publish/")))
    page = hr.get(answer.url).content.decode()
    assert "Jullie eigen versie 1" in page and "geldt nu" in page
    assert hr.get(at(draft)).status_code == hr.get(at(draft, "texts/")).status_code == 404
    assert hr.get(f"{START}own/{draft.pk}/preview/").status_code == 200
    with as_(cast.employee) as actor:
        assert current(actor.organisation, "conversation-form").own
    page = hr.post(f"{START}of/conversation-form/withdraw/", opened(hr, f"{START}of/conversation-form/withdraw/"))
    assert "ingetrokken op" in hr.get(page.url).content.decode()
    assert hr.post(f"{START}of/conversation-form/withdraw/", {"version": ""}).status_code == 422


def test_an_unfinished_draft_cannot_be_published_by_hand(hr, draft, stored):
    texts = at(draft, "texts/")
    hr.post(texts, opened(hr, texts) | {"title_en": ""})
    problem = hr.get(at(draft)).context["problems"][0]
    assert "in het Engels ontbreekt een tekst" in problem.sentence and problem.url.endswith("/texts/")
    answer = hr.post(at(draft, "publish/"), opened(hr, at(draft, "publish/")))
    assert answer.status_code == 422 and "Het ontwerp is nog niet klaar." in answer.content.decode()
    assert stored().published_at is None


def test_a_draft_that_is_dropped_leaves_nothing(hr, draft, cast, as_):
    hr.post(at(draft, "drop/"), opened(hr, at(draft, "drop/")))
    with as_(cast.hr):
        assert not OwnInstrument.objects.exists()


def test_lists_cost_the_same_however_many_copies(hr, draft, django_assert_max_num_queries):
    hr.get(START)
    with django_assert_max_num_queries(9):
        hr.get(START)
    with django_assert_max_num_queries(9):
        hr.get(at(draft))


@pytest.mark.parametrize(
    ("language", "said", "unsaid"),
    [("nl", "Acht thema’s", "Eight themes"), ("en", "Eight themes", "Acht thema’s")],
)
def test_a_draft_is_read_in_the_language_of_who_reads(hr, draft, settings, language, said, unsaid):
    Account.objects.update(language=language)
    hr.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    for path in ("", "parts/themes/remove/"):
        page = hr.get(at(draft, path)).content.decode()
        assert said in page and unsaid not in page
    assert ("helemaal niet" in hr.get(at(draft)).content.decode()) == (language == "nl")
