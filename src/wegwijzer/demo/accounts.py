"""Accounts with which the cast signs in, and the note that says how."""

import os
import secrets
from pathlib import Path
from uuid import UUID

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from wegwijzer.demo.rows import CastMember
from wegwijzer.identity.models import Account

NOTE = "demo-sign-in.txt"
SHARE_ONE = {"coach", "external adviser", "former employee", "newcomer"}  # left out of a large organisation


class SignIn:
    """One password for all accounts of a load, drawn at random, and who has one."""

    def __init__(self) -> None:
        self.password = "-".join(secrets.token_hex(2) for _ in range(4))
        self._hash = make_password(self.password)  # slow by design, and the same for all
        self._made: dict[str, Account] = {}
        self._lines: dict[str, list[str]] = {}

    def make_accounts(self, slug: str, cast: list[CastMember], *, handful: bool) -> dict[str, UUID]:
        """Accounts for who has a role to sign in as; cast key → account. Call it outside any organisation.

        Someone in a second organisation of the same load keeps the account of the first.
        """
        known = {}
        for member in cast:
            if member.account and not (handful and member.account in SHARE_ONE):
                known[member.key] = self._account(member.email).pk
                line = f"  {member.account:<27} {member.name:<22} {member.email}"
                self._lines.setdefault(slug, []).append(line)
        return known

    def _account(self, email: str) -> Account:
        if email not in self._made:
            account = Account.objects.create(email=email, password=self._hash)
            EmailAddress.objects.create(user=account, email=email, verified=True, primary=True)
            self._made[email] = account
        return self._made[email]

    def text(self) -> str:
        """Who can sign in, per organisation, and the password of all."""
        parts = []
        for slug, lines in self._lines.items():
            parts += [f"Sign in to “{slug}” with the password {self.password} as", *lines, ""]
        return "\n".join(parts)

    def keep(self, var: Path) -> str:
        """Write the text beside that of earlier loads, for this user's eyes only; answers the text."""
        var.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = var / NOTE
        earlier = path.read_text("utf-8") if path.exists() else ""
        blocks = [block for block in earlier.split("\n\n") if block.strip() and not self._renewed(block)]
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as note:
            note.write("\n\n".join([*(block.strip("\n") for block in blocks), self.text()]))
        return self.text()

    def _renewed(self, block: str) -> bool:
        return any(f"“{slug}”" in block for slug in self._lines)
