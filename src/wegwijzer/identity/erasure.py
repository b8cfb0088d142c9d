"""Invitations go; and the account, when no organisation knows it any more."""

from wegwijzer.organisations.erasing import PERSON, Gone

ERASURE = (Gone("identity_invitation", PERSON),)

# Each for an account that nobody has: %(account)s is its id. In this order.
ACCOUNT = (
    "DELETE FROM django_session WHERE session_key IN"
    " (SELECT session_key FROM usersessions_usersession WHERE user_id = %(account)s)",
    "DELETE FROM usersessions_usersession WHERE user_id = %(account)s",
    "DELETE FROM mfa_authenticator WHERE user_id = %(account)s",
    "DELETE FROM account_emailconfirmation WHERE email_address_id IN"
    " (SELECT id FROM account_emailaddress WHERE user_id = %(account)s)",
    "DELETE FROM account_emailaddress WHERE user_id = %(account)s",
    "DELETE FROM identity_account WHERE id = %(account)s",
)
