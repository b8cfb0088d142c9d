"""The product's own settings, with a bare page beside the others and statements counted."""

from wegwijzer.config.settings import *  # noqa: F403
from wegwijzer.config.settings import LOGGING, MIDDLEWARE

ROOT_URLCONF = "bench.urls"
MIDDLEWARE = ["bench.counting.CountStatements", *MIDDLEWARE]
# Who may open what is asked of the pages themselves; a refusal is no news.
LOGGING["loggers"]["django.request"] = {"level": "ERROR"}
