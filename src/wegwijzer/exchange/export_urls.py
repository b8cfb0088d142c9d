"""Addresses of lists that go out and of empty ones to fill in, under /o/<organisation>/."""

from django.urls import path

from wegwijzer.exchange.models import Kind
from wegwijzer.exchange.views import export

urlpatterns = [
    path("exports/", export.exports, name="exports"),
    *(
        path(
            f"exports/{kind}.{format}", export.export_file, {"kind": kind, "format": format}, f"export-{kind}-{format}"
        )
        for kind in Kind.values
        for format in ("csv", "xlsx")
    ),
    *(
        path(f"imports/templates/{kind}.xlsx", export.template_file, {"kind": kind}, f"template-{kind}")
        for kind in Kind.values
    ),
]
