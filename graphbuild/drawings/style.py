"""How kinds look: the only colours and shapes of nodes.

A kind has a colour and a shape, so that neither a colour-blind reader nor a black-and-white print loses it. Each colour
keeps a contrast of 4.5:1 or more with its page, light and dark (the tests measure it).

References:
    Web Content Accessibility Guidelines 2.2, success criteria 1.4.1, 1.4.3 and 1.4.11.
"""

from dataclasses import dataclass

from graphbuild.types import Kind


@dataclass(frozen=True, slots=True)
class Look:
    """How one kind is drawn.

    ``shape`` is vis-network's word for it, ``outline`` the same shape as the points of a polygon in a box of 20 by 20,
    for the legend; a circle has none. ``light`` and ``dark`` are colours for either page, ``plural`` names the kind.
    """

    plural: str
    shape: str
    outline: str
    light: str
    dark: str


LOOKS = {
    Kind.COUNTRY: Look("countries", "dot", "", "#0a5ca8", "#6cb2f5"),
    Kind.AGENCY: Look("agencies", "square", "3,3 17,3 17,17 3,17", "#00695f", "#3fc7b0"),
    Kind.OFFICIAL: Look("officials", "diamond", "10,1 19,10 10,19 1,10", "#b03a00", "#ff9a5c"),
    Kind.PERSON: Look("persons", "triangle", "10,2 19,18 1,18", "#7a5c00", "#e2bd4a"),
    Kind.ORGANIZATION: Look("organizations", "hexagon", "5,2 15,2 20,10 15,18 5,18 0,10", "#6a45b0", "#bfa5f5"),
    Kind.MEASURE: Look(
        "measures",
        "star",
        "10,0 12.6,7 20,7.3 14.1,12 16.2,19.2 10,15 3.8,19.2 5.9,12 0,7.3 7.4,7",
        "#a8125f",
        "#f58ac0",
    ),
}
"""The look of every kind, in the order of the legend."""


def kind_css() -> str:
    """Return the style sheet that makes ``--KIND`` a kind's colour, and lets elements of a class use it."""
    light, dark = _variables("light"), _variables("dark")
    classes = "".join(f".{kind} {{ color: var(--{kind}); fill: currentcolor; }}\n" for kind in LOOKS)
    return f":root {{{light}}}\n@media (prefers-color-scheme: dark) {{ :root {{{dark}}} }}\n{classes}"


def _variables(theme: str) -> str:
    return "".join(f" --{kind}: {getattr(look, theme)};" for kind, look in LOOKS.items())
