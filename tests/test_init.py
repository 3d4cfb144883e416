import pytest

import graphbuild as gb


@pytest.mark.parametrize("name", gb.__all__)
def test_every_public_name_can_be_imported(name):
    assert getattr(gb, name) is not None


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no_such_name"):
        gb.no_such_name  # noqa: B018
