"""Addresses of conversations, within an organisation. What belongs to one conversation stands under its id."""

from django.urls import include, path

from wegwijzer.conversations.views import (
    agreements,
    conclusion,
    form,
    live,
    notes,
    printing,
    proposals,
    report_acts,
    report_lists,
    report_writing,
    reports,
    rows,
)

sitting = [
    path("form/", form.themes, name="conversation-form"),
    path("form/live/", live.live, name="conversation-live"),
    path("form/field/", live.one, name="conversation-field"),
    path("form/fields/", live.several, name="conversation-fields"),
    path("form/score/", form.score, name="conversation-score"),
    path("form/ready/", form.ready, name="conversation-ready"),
    path("form/phase/", form.phase, name="conversation-phase"),
    path("form/begin/", rows.Begin.as_view(), name="conversation-begin"),
    path("form/themes/<slug:theme>/example/", rows.NewExample.as_view(), name="example-new"),
    path("form/examples/<uuid:example>/", rows.ChangeExample.as_view(), name="example"),
    path("form/examples/<uuid:example>/remove/", rows.RemoveExample.as_view(), name="example-remove"),
    path("proposals/", proposals.proposals, name="conversation-proposals"),
    path("proposals/new/", proposals.NewProposal.as_view(), name="proposal-new"),
    path("proposals/<uuid:proposal>/", proposals.ChangeProposal.as_view(), name="proposal"),
    path("proposals/<uuid:proposal>/remove/", proposals.RemoveProposal.as_view(), name="proposal-remove"),
    path("proposals/<uuid:proposal>/verdict/", proposals.Verdict.as_view(), name="proposal-verdict"),
    path("agreements/new/", agreements.NewAgreement.as_view(), name="agreement-new"),
    path("agreements/<uuid:agreement>/", agreements.ChangeAgreement.as_view(), name="agreement"),
    path("agreements/<uuid:agreement>/remove/", agreements.RemoveAgreement.as_view(), name="agreement-remove"),
    path("conclusion/", conclusion.conclusion, name="conversation-conclusion"),
    path("conclusion/confirmation/", conclusion.confirm, name="conversation-confirm"),
    path("conclusion/remark/", conclusion.remark, name="conversation-remark"),
    path("conclusion/reopen/", conclusion.reopen, name="conversation-reopen"),
    path("conclusion/additions/", conclusion.add, name="conversation-add"),
    path("notes/", notes.notes, name="conversation-notes"),
    path("print/", printing.filled, name="conversation-print"),
    path("print/blank/", printing.blank, name="conversation-print-blank"),
    path("print/file/", printing.filled_file, name="conversation-print-file"),
    path("print/blank/file/", printing.blank_file, name="conversation-print-blank-file"),
    path("conclusion/file/", printing.conclusion_file, name="conversation-conclusion-file"),
    path("reports/", report_lists.of_conversation, name="conversation-reports"),
    path("reports/new/<slug:flow>/", report_writing.NewReport.as_view(), name="report-new"),
]

passed_on = [
    path("", report_lists.received, name="reports"),
    path("<uuid:report>/", reports.report, name="report"),
    path("<uuid:report>/file/", reports.file, name="report-file"),
    path("<uuid:report>/edit/", report_writing.ChangeReport.as_view(), name="report-edit"),
    path("<uuid:report>/show/", report_acts.show, name="report-show"),
    path("<uuid:report>/answer/", report_acts.answer, name="report-answer"),
    path("<uuid:report>/send/", report_acts.send, name="report-send"),
    path("<uuid:report>/withdraw/", report_acts.withdraw, name="report-withdraw"),
]

urlpatterns = [
    path("", include("wegwijzer.conversations.urls_talk")),
    path("reports/", include(passed_on)),
    path("conversations/<uuid:conversation>/", include(sitting)),
    path("", include("wegwijzer.conversations.urls_around")),
    path("", include("wegwijzer.conversations.urls_own")),
]
