"""Addresses of functions, within an organisation. The page of one function stands with people."""

from django.urls import path

from wegwijzer.functions.views import editing, reading

urlpatterns = [
    path("functions/", reading.functions, name="functions"),
    path("functions/new/", editing.NewFunction.as_view(), name="function-new"),
    path("functions/<uuid:function>/edit/", editing.ChangeFunction.as_view(), name="function-edit"),
    path("functions/options/", reading.function_options, name="function-options"),
    path("functions/families/", reading.families, name="families"),
    path("functions/families/new/", editing.NewFamily.as_view(), name="family-new"),
    path("functions/families/<uuid:family>/edit/", editing.ChangeFamily.as_view(), name="family-edit"),
    path("functions/families/options/", reading.family_options, name="family-options"),
    path("functions/competences/", reading.competences, name="competences"),
    path("functions/competences/new/", editing.NewCompetence.as_view(), name="competence-new"),
    path(
        "functions/competences/<uuid:competence>/edit/",
        editing.ChangeCompetence.as_view(),
        name="competence-edit",
    ),
    path("functions/competences/options/", reading.competence_options, name="competence-options"),
]
