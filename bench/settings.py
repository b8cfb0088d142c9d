"""The product's own settings, with a bare page beside the others and statements counted."""

from wegwijzer.config.settings import *  # noqa: F403
from wegwijzer.config.settings import MIDDLEWARE

ROOT_URLCONF = "bench.urls"
MIDDLEWARE = ["bench.counting.CountStatements", *MIDDLEWARE]
