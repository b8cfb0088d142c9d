"""Build hook: a wheel carries compiled texts, so that it speaks every language without a further step."""

import importlib.util
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileMessages(BuildHookInterface):
    def initialize(self, version: str, build_data: dict) -> None:
        source = Path(self.root, "src", "wegwijzer", "foundation", "messages.py")
        spec = importlib.util.spec_from_file_location("wegwijzer_messages", source)
        messages = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(messages)
        messages.compile_stale()
