"""`python -m wegwijzer.instruments`: freeze the versions that are new, before they are shipped."""

import os
import sys


def main() -> int:
    os.environ.setdefault("WEGWIJZER_MODE", "development")
    os.environ.setdefault("WEGWIJZER_SECRET_KEY", "reads files alone")
    os.environ.setdefault("DATABASE_URL", "postgresql:///")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wegwijzer.config.settings")
    from wegwijzer.instruments import shipped
    from wegwijzer.instruments.problems import BadInstruments

    try:
        new = shipped.freeze(shipped.folder())
    except BadInstruments as refused:
        print(refused, file=sys.stderr)
        return 1
    print("\n".join(f"frozen: {ref}" for ref in new) or "nothing new")
    return 0


if __name__ == "__main__":
    sys.exit(main())
