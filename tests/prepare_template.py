"""Run as a program: the tables and the demo organisations for the tests, in the database of the environment."""

import django
from django.core.management import call_command


def main() -> None:
    django.setup()
    from wegwijzer.demo.load import load_demo

    call_command("migrate", verbosity=0, skip_checks=True)
    load_demo()


if __name__ == "__main__":
    main()
