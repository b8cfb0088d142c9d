"""How the child refuses."""


class No(Exception):
    def __init__(self, code, **details):
        self.said = {"refused": code, "details": details}
