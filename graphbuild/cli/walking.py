"""A walk through questions, one key each: what ``review`` and ``link --review`` have in common."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import click

from graphbuild.cli.options import say
from graphbuild.errors import LedgerError

if TYPE_CHECKING:
    from graphbuild.ledger import Decision


class Walk(Protocol):
    """How far a reader has come: at which question, and what was decided, the question's number first."""

    at: int

    @property
    def decided(self) -> Sequence[tuple[Any, ...]]:
        """What was decided, in order."""


class Steps(NamedTuple):
    """What is asked and done on a walk; the first two of the ``keys`` are those for the same and for different."""

    keys: str
    question: Callable[[], str | None]
    answer: Callable[[bool], "Decision"]
    take_back: Callable[[], "Decision"]


def walk_through(steps: Steps, walk: Walk, asked: int, ledger: Path) -> None:
    """Ask one question after another until the reader ends it; say then, also when interrupted, how far that went."""
    try:
        while (question := steps.question()) is not None and _ask(steps, walk, f"{walk.at + 1} of {asked}. {question}"):
            pass
    finally:
        left = asked - len({at for at, *_ in walk.decided})
        say(f"Answered {len(walk.decided)}, left {left} for later. All answers are in {ledger}.")


def _ask(steps: Steps, walk: Walk, question: str) -> bool:
    """Ask one question until it is answered or left; return whether to go on."""
    click.echo(f"\n{question}")
    while True:
        key = _pressed_key(steps.keys)
        if key in {"", "q"}:
            return False
        try:
            if _is_done(steps, walk, key):
                return True
        except LedgerError as problem:
            say(f"{problem} Answer otherwise, or leave it for later.", level=-1)


def _is_done(steps: Steps, walk: Walk, key: str) -> bool:
    """Do what a key says; return whether another question comes."""
    from graphbuild.ledger import in_words
    from graphbuild.reports.wording import plain

    same, different = (word[0] for word in steps.keys.split(", ")[:2])
    if key == "l":
        walk.at += 1
        return True
    if key not in {same, different, "u"}:
        say(f"'{plain(key)}' is none of {steps.keys}.", level=-1)
        return False
    decision = steps.take_back() if key == "u" else steps.answer(key == same)
    say(plain(f"Recorded {decision.id}: {in_words(decision)}."))
    return True


def _pressed_key(keys: str) -> str:
    """Return which of the keys is pressed, on a pipe the first letter of the next line; nothing at its end."""
    if not sys.stdin.isatty():
        return next((line.strip()[0].lower() for line in sys.stdin if line.strip()), "")
    say(f"{keys}? ", level=-1)
    return str(click.getchar()).lower()
