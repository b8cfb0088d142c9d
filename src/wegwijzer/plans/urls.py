"""Addresses of plans and agreements, within an organisation."""

from django.urls import include, path

from wegwijzer.plans.views import (
    agreement_answers,
    agreement_making,
    agreement_steps,
    agreements,
    catalogue,
    papers,
    plan,
    plan_history,
    plan_settings,
    texts,
)

of_plan = [
    path("", plan.plan_of, name="plan-of"),
    path("settings/", plan_settings.Settings.as_view(), name="plan-settings"),
    path("partner/", plan_settings.Partner.as_view(), name="plan-partner"),
    path("review/", plan_settings.Review.as_view(), name="plan-review"),
    path("close/", plan_settings.Close.as_view(), name="plan-close"),
    path("share/", plan_settings.share, name="plan-share"),
    path("history/", plan_history.history, name="plan-history"),
    path("card/", papers.plan_card, name="plan-card"),
    path("card/file/", papers.card_file, name="plan-card-file"),
    path("file/", papers.plan_file, name="plan-file"),
    path("write/<slug:section>/", texts.WriteSection.as_view(), name="plan-write"),
    path("agreements/new/", agreement_making.MakeAgreement.as_view(), name="agreement-make"),
]

of_agreement = [
    path("", agreements.agreement, name="agreement-page"),
    path("change/", agreement_making.Change.as_view(), name="agreement-change"),
    path("answer/", agreement_answers.agree, name="agreement-answer"),
    path("progress/", agreement_steps.Progress.as_view(), name="agreement-progress"),
    path("done/", agreement_steps.Finish.as_view(), name="agreement-done"),
    path("stop/", agreement_steps.Stop.as_view(), name="agreement-stop"),
    path("resume/", agreement_steps.Resume.as_view(), name="agreement-resume"),
    path("leader/", agreement_answers.leader, name="agreement-leader"),
    path("changes/<uuid:step>/", agreement_answers.answer, name="agreement-change-answer"),
]

urlpatterns = [
    path("plan/", plan.my_plan, name="plan"),
    path("plan/new/", plan_settings.NewPlan.as_view(), name="plan-new"),
    path("plans/", plan.plans, name="plans"),
    path("plans/<uuid:plan>/", include(of_plan)),
    path("agreements/<uuid:agreed>/", include(of_agreement)),
    path("actions/", catalogue.catalogue, name="actions"),
    path("actions/new/", catalogue.NewAction.as_view(), name="action-new"),
    path("actions/<slug:key>/", catalogue.ChangeAction.as_view(), name="action-change"),
    path("actions/<slug:key>/restore/", catalogue.RestoreAction.as_view(), name="action-restore"),
    path("actions/<slug:key>/hide/", catalogue.hide, name="action-hide"),
]
