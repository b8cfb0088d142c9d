"""Addresses of the question sets and forms, under /o/<organisation>/."""

from django.urls import path

from wegwijzer.instruments.views import editing, outline, preview, reading, stages

DRAFT = "instruments/drafts/<uuid:draft>/"

urlpatterns = [
    path("instruments/", reading.instruments, name="instruments"),
    path("instruments/of/<slug:instrument>/", reading.instrument, name="instrument"),
    path("instruments/of/<slug:instrument>/preview/", preview.current, name="instrument-preview"),
    path("instruments/of/<slug:instrument>/copy/", stages.copy, name="instrument-copy"),
    path("instruments/of/<slug:instrument>/withdraw/", stages.Withdraw.as_view(), name="instrument-withdraw"),
    path("instruments/own/<uuid:version>/preview/", preview.own, name="instrument-own-preview"),
    path(DRAFT, outline.outline, name="instrument-draft"),
    path(f"{DRAFT}texts/", editing.ChangeTexts.as_view(), name="instrument-texts"),
    path(f"{DRAFT}outcomes/", editing.ChangeOutcomes.as_view(), name="instrument-outcomes"),
    path(f"{DRAFT}publish/", stages.Publish.as_view(), name="instrument-publish"),
    path(f"{DRAFT}drop/", stages.Drop.as_view(), name="instrument-drop"),
    path(f"{DRAFT}parts/new/", editing.NewPart.as_view(), name="instrument-part-new"),
    path(f"{DRAFT}parts/<slug:part>/", editing.ChangePart.as_view(), name="instrument-part"),
    path(f"{DRAFT}parts/<slug:part>/remove/", stages.RemovePart.as_view(), name="instrument-part-remove"),
    path(f"{DRAFT}parts/<slug:key>/move/", stages.move, {"what": "part"}, name="instrument-part-move"),
    path(f"{DRAFT}parts/<slug:part>/new/", editing.NewQuestion.as_view(), name="instrument-question-new"),
    path(f"{DRAFT}questions/<slug:question>/", editing.ChangeQuestion.as_view(), name="instrument-question"),
    path(
        f"{DRAFT}questions/<slug:question>/remove/",
        stages.RemoveQuestion.as_view(),
        name="instrument-question-remove",
    ),
    path(f"{DRAFT}questions/<slug:key>/move/", stages.move, {"what": "question"}, name="instrument-question-move"),
    path(f"{DRAFT}scales/new/", editing.NewScale.as_view(), name="instrument-scale-new"),
    path(f"{DRAFT}scales/<slug:scale>/", editing.ChangeScale.as_view(), name="instrument-scale"),
    path(f"{DRAFT}options/new/", editing.NewOptions.as_view(), name="instrument-options-new"),
    path(f"{DRAFT}options/<slug:options>/", editing.ChangeOptions.as_view(), name="instrument-options"),
]
