"""Addresses of bringing files in, under /o/<organisation>/. One address per thing that can be done with an import."""

from django.urls import include, path

from wegwijzer.exchange.views import columns, endings, listing, lists, review, upload

urlpatterns = [
    path("", include("wegwijzer.exchange.export_urls")),
    path("imports/", listing.imports, name="imports"),
    path("imports/new/", upload.new, name="import-new"),
    path("imports/<uuid:import_>/", review.one, name="import"),
    path("imports/<uuid:import_>/progress/", review.progress, name="import-progress"),
    path("imports/<uuid:import_>/again/", review.again, name="import-again"),
    path("imports/<uuid:import_>/columns/", columns.columns, name="import-columns"),
    path("imports/<uuid:import_>/reading/", columns.reading, name="import-reading"),
    path("imports/<uuid:import_>/choices/", review.choices, name="import-choices"),
    path("imports/<uuid:import_>/questions/", review.questions, name="import-questions"),
    path("imports/<uuid:import_>/save/", review.save, name="import-save"),
    path("imports/<uuid:import_>/changes/<slug:what>/", lists.changes, name="import-changes"),
    path("imports/<uuid:import_>/findings/<slug:weight>/", lists.findings, name="import-findings"),
    path("imports/<uuid:import_>/findings/<slug:weight>/file/", lists.findings_file, name="import-findings-file"),
    path("imports/<uuid:import_>/undo/", endings.undo, name="import-undo"),
    path("imports/<uuid:import_>/put-aside/", endings.put_aside, name="import-put-aside"),
]
