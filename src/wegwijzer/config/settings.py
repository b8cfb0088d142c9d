"""All settings, from the environment. `wegwijzer check` names odd combinations with a hint."""

from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from wegwijzer.config import env
from wegwijzer.foundation.logs import lines

PACKAGE = Path(__file__).resolve().parent.parent
VAR = Path(env.text("WEGWIJZER_VAR") or Path.cwd() / "var")

# ---- Mode: production unless said otherwise, and then nothing unsafe goes
MODE = env.choice("WEGWIJZER_MODE", ("production", "development"), "production")
PRODUCTION = MODE == "production"
DEBUG = env.flag("WEGWIJZER_DEBUG")
SECRET_KEY = env.text("WEGWIJZER_SECRET_KEY")
if PRODUCTION and DEBUG:
    raise ImproperlyConfigured("WEGWIJZER_DEBUG must be off in production: it shows data in error pages.")
if not SECRET_KEY:
    raise ImproperlyConfigured("WEGWIJZER_SECRET_KEY is missing: set it to a long random text and keep it secret.")
if PRODUCTION and (len(SECRET_KEY) < 40 or len(set(SECRET_KEY)) < 10):
    raise ImproperlyConfigured("WEGWIJZER_SECRET_KEY is too weak: use at least 40 random characters.")

ADDRESS = env.text("WEGWIJZER_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
_address = urlsplit(ADDRESS)
if _address.scheme not in ("http", "https") or not _address.hostname:
    raise ImproperlyConfigured("WEGWIJZER_ADDRESS must be the whole address, such as https://loopbaan.example.org.")
SECURE = _address.scheme == "https"
if PRODUCTION and not SECURE and _address.hostname not in ("127.0.0.1", "localhost"):
    raise ImproperlyConfigured("WEGWIJZER_ADDRESS must start with https:// in production.")
ALLOWED_HOSTS = env.words("WEGWIJZER_HOSTS") or [_address.hostname]
CSRF_TRUSTED_ORIGINS = [ADDRESS]

# ---- Applications, from the cellar to the roof
INSTALLED_APPS = [
    "wegwijzer.shell",
    "wegwijzer.administration",
    "wegwijzer.exchange",
    "wegwijzer.training",
    "wegwijzer.conversations",
    "wegwijzer.plans",
    "wegwijzer.agenda",
    "wegwijzer.selfwork",
    "wegwijzer.instruments",
    "wegwijzer.notices",
    "wegwijzer.identity",
    "wegwijzer.people",
    "wegwijzer.functions",
    "wegwijzer.access",
    "wegwijzer.organisations",
    "wegwijzer.foundation",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.forms",
    "django_htmx",
    "lucide",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "procrastinate.contrib.django",
]
MIDDLEWARE = [
    "wegwijzer.operations.requests.RequestMiddleware",
    "wegwijzer.operations.requests.ForMachinesMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "wegwijzer.shell.middleware.SecurityHeadersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "wegwijzer.shell.middleware.BadInputMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "wegwijzer.shell.middleware.HtmxSignInMiddleware",
    "wegwijzer.people.middleware.ActorMiddleware",
    "wegwijzer.identity.middleware.LanguageMiddleware",
]
ROOT_URLCONF = "wegwijzer.config.urls"
WSGI_APPLICATION = "wegwijzer.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wegwijzer.shell.context_processors.shell",
            ],
        },
    }
]
# With the session, so that they end when it ends: in a cookie they would outlive signing out, names and all.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
FORM_RENDERER = "wegwijzer.shell.rendering.FormRenderer"

# ---- Database: the application's role; the owner's only while migrating
DATABASES = {"default": env.database("DATABASE_URL", pool=env.number("WEGWIJZER_POOL", 8))}
if env.text("DATABASE_OWNER_URL"):
    DATABASES["owner"] = {**env.database("DATABASE_OWNER_URL"), "TEST": {"MIRROR": "default"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "wegwijzer_cache",
        # Enough that nobody empties somebody's count of wrong passwords by filling the table.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}

# ---- Signing in
AUTH_USER_MODEL = "identity.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [{"NAME": "wegwijzer.identity.passwords.StrengthValidator"}]
PASSWORD_RESET_TIMEOUT = 60 * 60 * 24
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "entry"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "wegwijzer.identity.adapters.AccountAdapter"
ACCOUNT_FORMS = {"reset_password": "wegwijzer.identity.forms.ResetPasswordForm"}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # a stranger's address typed here gets no mail from us
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_CHANGE_EMAIL = True
# A whole factory may share one address on the internet, so the tight limits are per account.
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "60/m/ip,600/h/ip,5/5m/key",
    "reset_password": "30/m/ip,5/h/key",
    "reset_password_from_key": "60/m/ip",
}
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
MFA_ADAPTER = "wegwijzer.identity.adapters.SecondFactorAdapter"
MFA_RATE_LIMITS = {"webauthn_login": "120/m/ip"}
MFA_FORMS = {
    "authenticate": "wegwijzer.identity.forms.CodeForm",
    "reauthenticate": "wegwijzer.identity.forms.CodeAgainForm",
}
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute off
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Wegwijzer"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME, LANGUAGE_COOKIE_NAME = (
    ("__Host-session", "__Host-csrf", "__Host-language") if SECURE else ("session", "csrf", "language")
)
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 60 * 60 * 24 * 365

# ---- Headers and sizes
SECURE_SSL_REDIRECT = SECURE and not env.flag("WEGWIJZER_BEHIND_PROXY")
if env.flag("WEGWIJZER_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1  # so that limits count people and not the proxy
SILENCED_SYSTEM_CHECKS = ["security.W021"]  # to be in the lists of browsers is for the owner of the name
if not SECURE or env.flag("WEGWIJZER_BEHIND_PROXY"):
    SILENCED_SYSTEM_CHECKS += ["security.W008"]  # no redirect: there is no https here, or the proxy sends on
if not SECURE:
    SILENCED_SYSTEM_CHECKS += ["security.W004", "security.W012", "security.W016"]  # foundation.checks says it in one
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
LARGEST_UPLOAD = 100 * 1024 * 1024  # bytes of a list that HR brings in on a page; a larger one goes in by command
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

# ---- Languages and time
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Nederlands")), ("en", _("Engels"))]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = env.time_zone("WEGWIJZER_TIME_ZONE", "Europe/Brussels")

# ---- Files
STATIC_URL = "static/"
STATIC_ROOT = Path(env.text("WEGWIJZER_STATIC") or VAR / "static")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "wegwijzer.foundation.static_files.StaticFiles"
        if not DEBUG
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_MAX_AGE = 60 * 60

# ---- Mail
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("WEGWIJZER_MAIL_FROM", "Wegwijzer <wegwijzer@localhost>")
EMAIL_TIMEOUT = 20
if env.text("EMAIL_URL"):
    globals().update(env.mail("EMAIL_URL"))
else:
    EMAIL_BACKEND = "wegwijzer.output.letter_box.EmailBackend"
    EMAIL_FILE_PATH = VAR / "mail"

INBOX = env.inbox("WEGWIJZER_INBOX")  # where letters come back
if PRODUCTION and INBOX and not (INBOX.ssl or INBOX.tls or INBOX.host in ("127.0.0.1", "localhost")):
    raise ImproperlyConfigured("WEGWIJZER_INBOX must be imaps:// or have ?tls=1 in production: it sends a password.")

# ---- Background work
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

# ---- Logs and figures: what happened, never about whom
LOGGING = lines.configuration(as_json=PRODUCTION, level=env.choice("WEGWIJZER_LOG_LEVEL", lines.LEVELS, "INFO"))
METRICS_TOKEN = env.text("WEGWIJZER_METRICS_TOKEN")
if METRICS_TOKEN and len(METRICS_TOKEN) < 16:
    raise ImproperlyConfigured("WEGWIJZER_METRICS_TOKEN is too short: use at least 16 random characters.")
