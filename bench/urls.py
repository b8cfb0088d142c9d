"""Every address of the product, and the bare page to compare with."""

from django.urls import path

from bench.bare import bare
from wegwijzer.config import urls

urlpatterns = [*urls.urlpatterns, path("bench/bare/<int:size>/", bare)]
handler400, handler403, handler404, handler500 = urls.handler400, urls.handler403, urls.handler404, urls.handler500
