from django.urls import path

from wegwijzer.shell.team.views import team

urlpatterns = [path("team/", team, name="team")]
