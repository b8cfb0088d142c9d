"""What goes out: people and trainings as files that come in again without changing anything, and empty ones to
fill in."""

from wegwijzer.exchange.export.actions import FORMATS, export
from wegwijzer.exchange.export.templates import template

__all__ = ["FORMATS", "export", "template"]
