"""Thin views: fetch, bind, act, answer. An import that stands elsewhere than the page thought changes nothing."""
