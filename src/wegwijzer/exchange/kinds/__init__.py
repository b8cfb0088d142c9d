"""The kinds of files that come in. Each is a package beside this file that registers a SheetKind; whichever
is there takes part."""

from importlib import import_module
from pkgutil import iter_modules

from wegwijzer.exchange.fields import SheetKind

_known: dict[str, SheetKind] = {}


def register(kind: SheetKind) -> SheetKind:
    """Said by each kind about itself when its package is imported."""
    _known[kind.key] = kind
    return kind


def discover() -> None:
    """Import every kind, once all models are known."""
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")


def of(key: str) -> SheetKind:
    """Raises KeyError for a kind that does not exist."""
    return _known[key]


def every() -> tuple[SheetKind, ...]:
    return tuple(_known.values())
