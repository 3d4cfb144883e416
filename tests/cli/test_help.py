"""The help texts are complete, and their examples are command lines that the program takes."""

import re
import shlex
from pathlib import Path

import click
import pytest

from graphbuild.cli import COMMANDS, main

EXAMPLES = [
    pytest.param(example, id=example)
    for command in (main, *COMMANDS)
    for example in re.findall(r"^ +(?:cat \S+ \| )?graphbuild (.*)$", command.help or "", re.MULTILINE)
    if not example.startswith("COMMAND")
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_help_of_every_command_has_an_example_of_it(command):
    assert re.search(rf"^ +(cat \S+ \| )?graphbuild {command.name}\b", command.help, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_help_explains_every_option(command):
    unexplained = [
        parameter.name
        for parameter in command.params
        if isinstance(parameter, click.Option) and not (parameter.help or isinstance(parameter.type, click.Choice))
    ]

    assert unexplained == []


def test_help_says_each_command_in_one_whole_line():
    listed = main.get_help(click.Context(main, info_name="graphbuild", terminal_width=80)).partition("Make a graph:")[2]

    assert [command.name for command in COMMANDS if f"\n  {command.name} " not in listed] == []
    assert [line for line in listed.splitlines() if line.endswith("...")] == []


def expanded(part):
    """Expand a glob as a shell would."""
    return sorted(map(str, Path().glob(part))) or [part] if "*" in part else [part]


@pytest.mark.parametrize("example", EXAMPLES)
def test_help_shows_examples_that_are_taken(example, monkeypatch, seeds):
    """The line is read as it would be, up to where the command would run: no option is unknown, no value wrong."""
    monkeypatch.chdir(seeds.parent)
    words = re.split(r" [>|]", example)[0]
    name, *arguments = [word for part in shlex.split(words) for word in expanded(part)]

    context = main.commands[name].make_context(name, arguments)

    assert context.params
