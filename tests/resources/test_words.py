import pytest

from graphbuild.resources.words import inflections


@pytest.mark.parametrize(
    ("lemma", "form"),
    [("ban", "banned"), ("supply", "supplied"), ("impose", "imposing"), ("accuse", "accuses"), ("veto", "vetoes")],
)
def test_inflections_makes_the_regular_forms(lemma, form):
    assert form in inflections(lemma)
