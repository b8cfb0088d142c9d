"""Wegwijzer: self-hosted career policy for organisations."""

__version__ = "0.1.0"
