"""Static files under a name with the fingerprint of what is in them, so that a browser may keep them for ever."""

from django.conf import settings
from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORT = (  # import { a, b } from "./page/part.js";  at the beginning of a line
    r"""(?m)^(?P<matched>(?P<what>import [^;"']*)"(?P<url>\.{1,2}/[^"]+)";)""",
    """%(what)s"%(url)s";""",
)


def _rooms() -> list[str]:
    return [name.split(".")[1] for name in settings.INSTALLED_APPS if name.startswith("wegwijzer.")]


class StaticFiles(CompressedManifestStaticFilesStorage):
    """A module of ours asks for its parts by their fingerprinted names too: an old part never meets a new page.

    Modules of libraries stay as they are: some name files that their package does not bring.
    """

    max_post_process_passes = 20  # a part of a part of a part: each pass settles one step at least

    def __init__(self, *args, **kwargs):
        self.patterns = (*self.patterns, *((f"{room}/*.js", (IMPORT,)) for room in _rooms()))
        super().__init__(*args, **kwargs)
