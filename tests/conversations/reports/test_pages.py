"""The pages of a report: what each of the three can read and do there, at each moment."""

from functools import partial

import pytest

from tests.conversations.reports.conftest import WORDS
from wegwijzer.access.models import ReadingSubject
from wegwijzer.access.readings import own_readings
from wegwijzer.conversations import queries
from wegwijzer.conversations.models import Report
from wegwijzer.conversations.views import report_lists
from wegwijzer.foundation.ids import new_id
from wegwijzer.foundation.links import within
from wegwijzer.foundation.paging import page_by_key

pytestmark = pytest.mark.django_db


def said(answer) -> str:
    return " ".join(answer.content.decode().split())


class TestWriting:
    def test_only_along_the_ways_that_are_ones_own(self, held, at):
        talk = held("line")
        johan, samira = talk.other, talk.employee
        assert at(johan, "report-new", talk.conversation.pk, "leader_above").status_code == 200
        assert at(samira, "report-new", talk.conversation.pk, "hr").status_code == 200
        assert at(johan, "report-new", talk.conversation.pk, "hr").status_code == 404
        assert at(samira, "report-new", talk.conversation.pk, "leader_above").status_code == 404
        page = said(at(johan, "conversation-reports", talk.conversation.pk))
        assert page.count("reports/new/") == 1 and "reports/new/leader_above/" in page

    def test_a_draft_is_saved_once_however_often_it_is_sent(self, held, at, cast, as_):
        talk = held("line")
        form = {"receiver": cast.leader_above.person_id, "text": WORDS, "token": new_id()}
        first = at(talk.other, "report-new", talk.conversation.pk, "leader_above", data=form)
        again = at(talk.other, "report-new", talk.conversation.pk, "leader_above", data=form)
        assert first.status_code == again.status_code == 302 and first.url == again.url
        with as_(talk.other):
            assert Report.objects.filter(conversation=talk.conversation.pk).count() == 1

    @pytest.mark.parametrize("text", ["", "x" * 4001])
    def test_what_cannot_be_saved_comes_back_with_a_sentence(self, text, held, at, cast, as_):
        talk = held("line")
        form = {"receiver": cast.leader_above.person_id, "text": text, "token": new_id()}
        answer = at(talk.other, "report-new", talk.conversation.pk, "leader_above", data=form)
        assert answer.status_code == 422 and "field-errors" in said(answer)
        with as_(talk.other):
            assert not Report.objects.filter(conversation=talk.conversation.pk).exists()

    def test_to_somebody_else_is_no_choice(self, held, at, cast):
        talk = held("line")
        form = {"receiver": cast.executive.person_id, "text": WORDS, "token": new_id()}
        assert at(talk.other, "report-new", talk.conversation.pk, "leader_above", data=form).status_code == 422

    def test_the_words_can_be_changed_until_somebody_read_them(self, held, at, drafted, as_it_is):
        talk = held("line")
        report = drafted(talk, talk.other)
        sent = at(talk.other, "report-edit", report.pk, data={"text": "Anders", "version": "1"})
        assert sent.status_code == 302 and as_it_is(report, talk.other).text == "Anders"
        stale = at(talk.other, "report-edit", report.pk, data={"text": "Nog eens", "version": "1"})
        assert stale.status_code == 409 and as_it_is(report, talk.other).text == "Anders"
        at(talk.other, "report-show", report.pk, data={})
        assert at(talk.other, "report-edit", report.pk).status_code == 302
        late = at(talk.other, "report-edit", report.pk, data={"text": "Te laat", "version": "2"})
        assert late.status_code == 422 and as_it_is(report, talk.other).text == "Anders"


class TestTheEmployeeReadsItFirst:
    def test_a_draft_is_not_there_for_anybody_else(self, held, at, drafted, cast):
        talk = held("line")
        report = drafted(talk, talk.other)
        for who in (talk.employee, cast.leader_above, cast.hr, cast.executive):
            assert at(who, "report", report.pk).status_code == 404

    def test_the_employee_adds_and_lets_it_go(self, held, at, to_show, as_it_is, cast):
        talk = held("line")
        report = to_show(talk)
        page = said(at(talk.employee, "report", report.pk))
        assert "dan kan Johan het ook zo versturen" in page and "Jij leest dit eerst" in page
        assert WORDS in page and 'value="yes"' in page and 'value="no"' not in page
        assert at(cast.leader_above, "report", report.pk).status_code == 404
        answer = at(talk.employee, "report-answer", report.pk, data={"agree": "yes", "addition": "Graag in Aalst."})
        assert answer.status_code == 302
        now = as_it_is(report, talk.other)
        assert now.sent_at and now.addition == "Graag in Aalst."

    def test_where_it_is_a_choice_no_is_possible_and_is_the_end(self, held, at, to_show, cast):
        talk = held("management")
        report = to_show(talk, "hr", "hr")
        assert 'value="no"' in said(at(talk.employee, "report", report.pk))
        assert at(talk.employee, "report-answer", report.pk, data={"agree": "no"}).status_code == 302
        assert "Niet doorgegeven" in said(at(talk.other, "report", report.pk))
        assert at(cast.hr, "report", report.pk).status_code == 404

    def test_no_is_refused_with_a_sentence_where_it_always_goes(self, held, at, to_show):
        talk = held("line")
        report = to_show(talk)
        answer = at(talk.employee, "report-answer", report.pk, data={"agree": "no", "addition": "Toch niet."})
        assert answer.status_code == 422 and "hoort bij het model" in said(answer) and "Toch niet." in said(answer)

    def test_the_author_does_not_answer_in_the_employees_name(self, held, at, to_show, as_it_is):
        talk = held("line")
        report = to_show(talk)
        assert at(talk.other, "report-answer", report.pk, data={"agree": "yes"}).status_code == 403
        early = at(talk.other, "report-send", report.pk, data={})
        assert early.status_code == 422 and not as_it_is(report, talk.other).sent_at


class TestTheReceiver:
    def sent(self, talk, at, to_show):
        report = to_show(talk)
        at(talk.employee, "report-answer", report.pk, data={"agree": "yes", "addition": "Graag in Aalst."})
        return report

    def test_reads_the_text_and_nothing_else(self, held, at, to_show, cast):
        talk = held("line")
        report = self.sent(talk, at, to_show)
        page = said(at(cast.leader_above, "report", report.pk))
        assert WORDS in page and "Graag in Aalst." in page
        assert str(talk.conversation.pk) not in page
        assert at(cast.leader_above, "conversation-reports", talk.conversation.pk).status_code == 404
        listed = said(at(cast.leader_above, "reports"))
        assert str(report.pk) in listed and str(talk.conversation.pk) not in listed and WORDS not in listed

    def test_reading_is_known_to_the_employee_and_ends_taking_back(self, held, at, to_show, cast, as_, as_it_is):
        talk = held("line")
        report = self.sent(talk, at, to_show)
        assert not as_it_is(report, talk.other).read_at
        at(cast.leader_above, "report", report.pk)
        at(cast.leader_above, "report", report.pk)
        assert as_it_is(report, talk.other).read_at
        with as_(talk.employee) as samira:
            read = own_readings(samira).filter(subject=ReadingSubject.REPORT)
            assert {(row.reader_id, row.ground) for row in read} == {(cast.leader_above.person_id, "receiver")}
        assert "kreeg het toegestuurd" in said(at(talk.employee, "readings"))
        late = at(talk.other, "report-withdraw", report.pk, data={})
        assert late.status_code == 422 and "al gelezen" in said(late)

    def test_of_many_each_page_leads_to_older_ones(self, held, at, to_show, cast, monkeypatch, client_for):
        talk = held("line")
        older, newer = (self.sent(talk, at, to_show).pk for _time in range(2))
        read = partial(within, cast.leader_above, "report")
        monkeypatch.setattr(report_lists, "page_by_key", partial(page_by_key, size=1))
        page = said(at(cast.leader_above, "reports"))
        assert read(newer) in page and read(older) not in page and f"?after={newer}" in page
        page = said(client_for(cast.leader_above).get(within(cast.leader_above, "reports"), {"after": newer}))
        assert read(older) in page and read(newer) not in page

    def test_what_is_taken_back_before_that_is_not_there(self, held, at, to_show, cast):
        talk = held("line")
        report = self.sent(talk, at, to_show)
        assert at(talk.other, "report-withdraw", report.pk, data={}).status_code == 302
        assert at(cast.leader_above, "report", report.pk).status_code == 404
        assert str(report.pk) not in said(at(cast.leader_above, "reports"))
        assert "Ingetrokken" in said(at(talk.other, "report", report.pk))

    def test_the_employees_own_text_goes_at_once(self, held, at, drafted, cast):
        talk = held("external")
        report = drafted(talk, talk.employee, "leader", "leader")
        assert at(talk.other, "report", report.pk).status_code == 404
        assert at(talk.employee, "report-send", report.pk, data={}).status_code == 302
        assert WORDS in said(at(cast.leader, "report", report.pk))
        assert at(talk.other, "report", report.pk).status_code == 404


def test_who_opens_it_at_the_very_moment_it_is_taken_back_gets_nothing(held, to_show, at, cast, as_, monkeypatch):
    """The page was fetched, and then it was withdrawn: it answers as for a report that is not there."""
    talk = held("line")
    report = to_show(talk)
    at(talk.employee, "report-answer", report.pk, data={"agree": "yes"})
    with as_(cast.leader_above) as fatma:
        fetched = queries.report(fatma, report.pk)
    at(talk.other, "report-withdraw", report.pk, data={})
    monkeypatch.setattr("wegwijzer.conversations.views.reports.fetch_report", lambda actor, identifier: fetched)
    for name in ("report", "report-file"):
        answer = at(cast.leader_above, name, report.pk)
        assert answer.status_code == 404 and WORDS not in said(answer)
    with as_(talk.other):
        assert Report.objects.get(pk=report.pk).read_at is None


def test_who_always_passes_something_on_is_told_so_after_the_conclusion_until_it_is_begun(concluded, drafted, at):
    talk = concluded("line")
    known = "Fatma krijgt altijd een korte tekst van jou"
    page = said(at(talk.other, "conversation", talk.conversation.pk))
    assert known in page and "Als leidinggevende" in page
    mine = said(at(talk.employee, "conversation", talk.conversation.pk))
    assert known not in mine and "Met je leidinggevende" in mine
    drafted(talk, talk.other)
    assert known not in said(at(talk.other, "conversation", talk.conversation.pk))
