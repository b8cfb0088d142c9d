"""What agreements ask of HR, and taking one's plan along, within an organisation."""

from django.urls import path

from wegwijzer.plans.views import requests, taking

urlpatterns = [
    path("requests/", requests.requests, name="requests"),
    path("requests/<uuid:asked>/", requests.request_page, name="request"),
    path("requests/<uuid:asked>/answer/", requests.Answer.as_view(), name="request-answer"),
    path("requests/<uuid:asked>/withdraw/", requests.Withdraw.as_view(), name="request-withdraw"),
    path("agreements/<uuid:agreed>/ask-hr/", requests.Ask.as_view(), name="request-new"),
    path("plan/take/", taking.take, name="plan-take"),
    path("plan/take/data/", taking.as_data, name="plan-export"),
]
