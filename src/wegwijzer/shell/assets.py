"""The style sheets and modules of every page, in the order in which the layers count."""

STYLESHEETS = tuple(
    f"shell/css/{name}.css"
    for name in (
        "tokens",  # declares the layers, so first
        "base",
        "layout",
        "header",
        "buttons",
        "confidential",
        "states",
        "path",
        "lists",
        "forms",
        "tables",
        "print",
    )
)

# Modules that stand alone: no imports between them, so hashed file names keep working.
MODULES = tuple(
    f"shell/js/{name}.js"
    for name in ("menus", "connection", "requests", "forms", "leaving", "reading", "tree", "passkeys")
)

HTMX = "django_htmx/htmx-2.min.js"
FAVICON = "shell/favicon.svg"
