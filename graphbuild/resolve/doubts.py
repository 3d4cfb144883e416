"""Whether texts that name somebody alike place the bearer in different states: then these may be namesakes.

They stay one entity, since a misread office is much more common than two officials of one full name; but each mention
in the fewer texts says so.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from graphbuild.resolve.places import Joined, Place
from graphbuild.types import Annotation, Kind, RelationType

NAMESAKE = "perhaps a namesake: other texts place the bearer in another state"

_STATE = re.compile(r"country:([a-z]{2})$|agency:([a-z]{2})-")
"""The ids of states, and of bodies that belong to one."""

States = Mapping[str, Mapping[str, frozenset[str]]]
"""Person → document → the states that the person is said to serve there."""


def doubtful_places(annotations: Sequence[Annotation], joined: Mapping[Place, Joined]) -> dict[Place, str]:
    """Return the mentions of officials whom most other texts let serve another state, with what to say of them."""
    doubtful = {(doc, person) for person, states in _states(annotations, joined).items() for doc in _outliers(states)}
    return {place: NAMESAKE for place, one in joined.items() if (place[0], one.id) in doubtful}


def _states(annotations: Sequence[Annotation], joined: Mapping[Place, Joined]) -> States:
    found: defaultdict[str, defaultdict[str, frozenset[str]]] = defaultdict(lambda: defaultdict(frozenset))
    for annotation in annotations:
        doc = annotation.document.id
        for evidence in annotation.evidence:
            state = _STATE.match(joined[doc, evidence.target].id)
            person = joined[doc, evidence.source].id
            if evidence.relation is RelationType.SERVES and state and person.startswith(Kind.OFFICIAL):
                found[person][doc] |= {state[1] or state[2]}
    return found


def _outliers(states: Mapping[str, frozenset[str]]) -> list[str]:
    """Return the documents that share no state with the state that most documents name.

    >>> _outliers({"a.txt": frozenset({"no"}), "b.txt": frozenset({"no", "se"}), "c.txt": frozenset({"dk"})})
    ['c.txt']
    """
    count: defaultdict[str, int] = defaultdict(int)
    for here in states.values():
        for state in here:
            count[state] += 1
    most = min(count, key=lambda state: (-count[state], state), default="")
    return sorted(doc for doc, here in states.items() if most not in here)
