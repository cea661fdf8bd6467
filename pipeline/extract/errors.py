"""What reading raises when a document cannot be read at all."""


class Unreadable(Exception):
    """A document that cannot be read. The message is Spanish, for the person who gave the file:
    what happened, and what to do about it."""

    def __init__(self, problem: str, remedy: str = "") -> None:
        super().__init__(f"{problem} {remedy}".strip())
        self.problem = problem
        self.remedy = remedy
