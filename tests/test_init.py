import ast
from pathlib import Path

import pytest

import graphbuild as gb


@pytest.mark.parametrize("name", gb.__all__)
def test_every_public_name_can_be_imported(name):
    assert getattr(gb, name) is not None


def test_type_checkers_see_the_same_names_as_programs():
    tree = ast.parse(Path(gb.__file__).read_text("utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}

    assert imported - {"TYPE_CHECKING", "import_module"} == set(gb.__all__)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'no_such_name'"):
        gb.no_such_name  # noqa: B018
