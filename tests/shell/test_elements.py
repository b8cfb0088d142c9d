"""Each element comes out whole from what its README says it takes, and escapes what people typed."""

from types import SimpleNamespace as Thing

import pytest
from django.contrib import messages

EVIL = "<b>Van 'den \"Berg</b>"
SAFE = "&lt;b&gt;Van"


def answer(private=False):
    lines = [Thing(sees=True, text="Jij ziet alles."), Thing(sees=False, text="HR ziet niets.")]
    return Thing(short="Jij en Johan", lines=lines, private=private)


def test_who_sees_gives_the_short_answer_closed_and_the_lines_inside(draw):
    html = draw('{% include "elements/who_sees.html" with answer=answer only %}', answer=answer())
    assert html.startswith('<details class="who-sees">')
    assert "Wie ziet dit? <b>Jij en Johan</b>" in html
    assert html.count("<li>") == 2
    assert html.index("Niet:") > html.index("Jij ziet alles.")


def test_who_sees_shows_a_lock_when_nobody_else_sees_it(draw):
    source = '{% include "elements/who_sees.html" with answer=answer only %}'
    assert 'rect width="18" height="11"' in draw(source, answer=answer(private=True))
    assert 'rect width="18" height="11"' not in draw(source, answer=answer())


def test_a_status_has_an_icon_and_a_word(draw):
    html = draw('{% include "elements/status.html" with kind="late" icon="alert" text="Te laat" only %}')
    assert 'class="status is-late"' in html and "<svg" in html and "Te laat" in html


def test_a_button_tells_screen_readers_which_of_many_it_is(draw):
    html = draw('{% include "elements/button.html" with href="/x/" text="Openen" about=name only %}', name=EVIL)
    assert html.startswith('<a class="button" href="/x/">')
    assert "visually-hidden" in html and SAFE in html and "<b>" not in html


def test_a_button_without_address_submits(draw):
    html = draw('{% include "elements/button.html" with text="Bewaren" name="do" value="save" only %}')
    assert '<button class="button" type="submit" name="do" value="save">' in html


def test_the_pager_offers_only_the_ways_there_are(draw):
    source = '{% include "elements/pager.html" with previous=previous next=next only %}'
    assert 'rel="next"' in draw(source, next="?after=x") and 'rel="prev"' not in draw(source, next="?after=x")
    assert draw(source).strip() == ""


def test_the_last_crumb_is_this_page_and_no_link(draw):
    crumbs = [Thing(label="Mensen", url="/mensen/"), Thing(label=EVIL, url="/mensen/1/")]
    html = draw('{% include "elements/breadcrumbs.html" with crumbs=crumbs only %}', crumbs=crumbs)
    assert '<a href="/mensen/">Mensen</a>' in html
    assert f'<span aria-current="page">{SAFE}' in html


def test_facts_are_names_and_values(draw):
    facts = [Thing(label="Afdeling", value="Lijn 3", url="/a/"), Thing(label="Nummer", value=0)]
    html = draw('{% include "elements/facts.html" with facts=facts only %}', facts=facts)
    assert '<dt>Afdeling</dt><dd><a href="/a/">Lijn 3</a></dd>' in html
    assert "<dt>Nummer</dt><dd>0</dd>" in html


def test_a_path_says_what_was_corrected(draw):
    stop = Thing(number=6, when="maart 2014", datetime="2014-03", title="Operator", correction="Verbeterd op 3 mei")
    html = draw('{% include "elements/path.html" with stops=stops future=True start=6 only %}', stops=[stop])
    assert '<ol class="path is-future" start="6">' in html
    assert '<time datetime="2014-03">maart 2014</time>' in html
    assert "path-correction" in html and "Verbeterd op 3 mei" in html


def branch(key, children=None, has_children=True):
    return Thing(
        id=key, name=f"Afdeling {key}", url=f"/u/{key}/", hint="9 mensen", current=False, children=children,
        has_children=has_children, children_url=f"/u/{key}/onder/", open_url=f"?open={key}",
    )  # fmt: skip


def test_a_closed_branch_fetches_what_is_under_it_once(draw):
    html = draw('{% include "elements/unit_branches.html" with branches=b only %}', b=[branch(1)])
    assert 'aria-expanded="false"' in html and 'aria-controls="onder-1"' in html
    assert 'hx-get="/u/1/onder/"' in html and 'hx-trigger="click once"' in html
    assert 'href="?open=1"' in html  # without script
    assert '<ul class="unit-children" id="onder-1" hidden>' in html


def test_an_open_branch_shows_its_children_and_fetches_nothing(draw):
    tree = [branch(1, [branch(2, has_children=False)])]
    html = draw('{% include "elements/unit_branches.html" with branches=b only %}', b=tree)
    assert 'aria-expanded="true"' in html and "Afdeling 2" in html
    assert "hx-get" not in html and "hidden>" not in html
    assert html.count("unit-leaf") == 1


def test_loading_says_so_to_screen_readers(draw):
    html = draw('{% include "elements/loading.html" only %}')
    assert 'aria-busy="true"' in html and "Bezig met laden" in html


def test_progress_is_read_as_one_sentence(draw):
    html = draw('{% include "elements/progress_steps.html" with label="1 van 2 klaar" steps=s only %}', s=[1, 0])
    assert 'role="img" aria-label="1 van 2 klaar"' in html and html.count("is-done") == 1


def test_a_page_title_offers_to_read_aloud_but_hidden_until_the_browser_can(draw):
    html = draw('{% element page_title title="Mensen" lead=lead %}{% endelement %}', lead=EVIL)
    assert "<h1>Mensen</h1>" in html and SAFE in html
    assert "data-read-aloud hidden" in html
    silent = draw('{% element page_title title="Mensen" silent=True %}{% endelement %}')
    assert "data-read-aloud" not in silent


def test_a_signplate_is_a_named_region_with_its_actions(draw):
    html = draw(
        '{% element signplate title="Je volgende stap" day=3 month="december" %}<p>Tekst</p>'
        '{% slot actions %}<a class="button is-forward" href="/x/">Verder</a>{% endslot %}{% endelement %}'
    )
    assert '<section class="signplate" aria-labelledby="volgende">' in html
    assert "<b>3</b> december" in html and html.index("Tekst") < html.index("button-row") < html.index("Verder")


@pytest.mark.parametrize("name", ["notice", "empty_state", "panel"])
def test_a_box_takes_its_heading_at_the_level_of_the_page(draw, name):
    html = draw("{% element " + name + ' title="Kop" level=3 %}<p>Tekst</p>{% endelement %}')
    assert "<h3>Kop</h3>" in html and "<p>Tekst</p>" in html


def test_a_card_table_keeps_its_roles_when_it_turns_into_cards(draw):
    html = draw(
        '{% element card_table caption="Mensen" %}{% slot head %}<th role="columnheader">Naam</th>{% endslot %}'
        '<tr role="row"><td role="cell" data-label="Naam">Bart</td></tr>{% endelement %}'
    )
    assert 'role="table"' in html and html.count('role="rowgroup"') == 2
    assert html.index("columnheader") < html.index("<tbody") < html.index("Bart")


def test_messages_stay_on_the_page_in_a_status_region(draw, ask):
    request = ask()
    messages.success(request, "Bewaard")
    messages.error(request, EVIL)
    html = draw('{% include "elements/messages.html" %}', request)
    assert 'id="messages" class="shell-messages" role="status"' in html
    assert 'class="save-state"' in html and "notice is-error" in html and SAFE in html
