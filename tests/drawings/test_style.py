import re

import pytest

from graphbuild.drawings.style import LOOKS
from graphbuild.resources.markup import asset
from graphbuild.types import Kind


def luminance(colour):
    """The relative luminance of WCAG 2.2."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


PAGES = re.findall(r"--page: (#[0-9a-f]{6})", asset("graphbuild.resources", "static/base.css"))


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_look_that_stands_out_from_the_page(kind):
    light, dark = PAGES[:2]

    assert contrast(LOOKS[kind].light, light) >= 4.5
    assert contrast(LOOKS[kind].dark, dark) >= 4.5


def test_every_kind_has_a_shape_and_a_colour_of_its_own():
    assert len({look.shape for look in LOOKS.values()}) == len({look.light for look in LOOKS.values()}) == len(Kind)
