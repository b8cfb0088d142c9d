"""Thin views: fetch, bind, act, answer. The rules and verbs live in the rooms below."""
