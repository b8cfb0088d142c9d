"""Addresses of people and units, within an organisation."""

from django.urls import include, path

from wegwijzer.people.views import editing, editing_lines, editing_places, editing_units
from wegwijzer.people.views.functions import function
from wegwijzer.people.views.people import leader_options, people, person_options
from wegwijzer.people.views.person import person
from wegwijzer.people.views.places import places
from wegwijzer.people.views.units import unit, unit_below, unit_options, units

one_person = [
    path("", person, name="person"),
    path("edit/", editing.ChangePerson.as_view(), name="person-edit"),
    path("places/", places, name="person-places"),
    path("places/new/", editing_places.NewPlace.as_view(), name="place-new"),
    path("places/<uuid:place>/move/", editing_places.MovePlace.as_view(), name="place-move"),
    path("places/<uuid:place>/end/", editing_places.EndPlace.as_view(), name="place-end"),
    path("places/<uuid:place>/correction/", editing_places.CorrectPlace.as_view(), name="place-correct"),
    path("places/<uuid:place>/leaders/new/", editing_lines.NewLeader.as_view(), name="leader-new"),
    path("leaders/<uuid:line>/end/", editing_lines.EndLine.as_view(), name="leader-end"),
    path("leaders/<uuid:line>/correction/", editing_lines.CorrectLine.as_view(), name="leader-correct"),
    path("employments/new/", editing_places.NewEmployment.as_view(), name="employment-new"),
    path("employments/<uuid:employment>/end/", editing_places.EndEmployment.as_view(), name="employment-end"),
    path(
        "employments/<uuid:employment>/correction/",
        editing_places.CorrectEmployment.as_view(),
        name="employment-correct",
    ),
    path("roles/new/", editing_lines.NewRole.as_view(), name="role-new"),
    path("roles/<uuid:role>/end/", editing_lines.EndRole.as_view(), name="role-end"),
]

urlpatterns = [
    path("people/", people, name="people"),
    path("people/new/", editing.NewPerson.as_view(), name="person-new"),
    path("people/options/", person_options, name="person-options"),
    path("people/leaders/options/", leader_options, name="leader-options"),
    path("people/<uuid:person>/", include(one_person)),
    path("units/", units, name="units"),
    path("units/new/", editing_units.NewUnit.as_view(), name="unit-new"),
    path("units/options/", unit_options, name="unit-options"),
    path("units/<uuid:unit>/", unit, name="unit"),
    path("units/<uuid:unit>/below/", unit_below, name="unit-below"),
    path("units/<uuid:unit>/edit/", editing_units.ChangeUnit.as_view(), name="unit-edit"),
    path("functions/<uuid:function>/", function, name="function"),
]
