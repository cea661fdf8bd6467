"""What keeps a document, or a page of it, from being read."""

from __future__ import annotations

from dataclasses import dataclass


class Unreadable(Exception):
    """A document that cannot be read. The message is Spanish, for the person who gave the file:
    what happened, and what to do about it."""

    def __init__(self, problem: str, remedy: str = "") -> None:
        super().__init__(f"{problem} {remedy}".strip())
        self.problem = problem
        self.remedy = remedy


class NotWhole(Unreadable):
    """A part of the program itself is missing, or of another version of it: no page can be read as it should."""


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a page was not read from its picture although nothing else says what it shows, and what to do
    about it (Spanish)."""

    reason: str
    remedy: str
