from django.urls import path

from wegwijzer.shell.team.views import team, team_agreements

urlpatterns = [
    path("team/", team, name="team"),
    path("team/agreements/", team_agreements, name="team-agreements"),
]
