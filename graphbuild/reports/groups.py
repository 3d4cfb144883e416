"""Groups in plain words: who is in them, what ties them, who stands at their border, and whom they are against."""

from graphbuild.analysis.communities import WEAK
from graphbuild.analysis.grouping import LEADERS
from graphbuild.reports.quotes import step
from graphbuild.reports.records import Record, phrases
from graphbuild.reports.wording import count, plain
from graphbuild.types import RelationType

_LISTED, _BORDERS, _QUARRELS = 12, 2, 2
"""How many members of a group are named, and how many of them at its border, and how many quarrels, are told."""
_FEW = 20
"""Fewer sources than this make rough percentages."""
_MODULARITY = (
    "Found by the Leiden algorithm at resolution {resolution:g} (Traag, Waltman, van Eck 2019). Modularity is "
    "{modularity:.2f}: by so much the part of the ties' weight that lies within groups is above what ties dealt "
    "out by chance would have (0 is chance, 1 the most; under {limit} a split is weak). It does not say that the "
    "groups know of each other, nor that there is no other split as good."
)
_STAYS = (
    "A percentage says how often somebody was in one group with its first member when the {sources} independent "
    "sources were drawn anew {resamples} times, some twice and some not at all; whom no drawn source ties is in none."
)


def headline(record: Record) -> str:
    """Return what was found, as one line."""
    groups = count(len(record["groups"]), "group")
    return f"Who stands together: {groups} of {count(record['nodes'], 'entity', 'entities')}"


def lead(record: Record, top: int) -> list[str]:
    """Return what the groups were found by, and what is not written out."""
    ties = ", ".join(phrases()[relation] for relation in RelationType if relation in record["relations"])
    loners = f"{count(record['alone'], 'actor')} without any {'is' if record['alone'] == 1 else 'are'} in no group"
    lines = [f"By {count(record['ties'], 'tie')} ({ties}); {loners}."]
    if record["weak"]:
        lines.append(f"The split is weak: its modularity is {record['modularity']:.2f}, under {WEAK}.")
    if len(record["groups"]) > top:
        lines.append(f"Written out: the first {top} by weight; --top, or CSV and JSON, have the others.")
    return lines


def reading(record: Record) -> list[str]:
    """Return how to read the figures, and what they do not say."""
    lines = [_MODULARITY.format(**record, limit=WEAK)]
    if record["resamples"]:
        rough = f" {record['sources']} sources are few: the percentages are rough." if record["sources"] < _FEW else ""
        lines.append(_STAYS.format(**record) + rough)
    return [*lines, *record["notes"]]


def facts(group: Record) -> str:
    """Return how large and how dense a group is."""
    within = f"{count(group['ties'], 'tie')} within ({group['density']:.0%} of its pairs)"
    outward = f"{group['outward'] or 'none'} to others"
    return f"{count(len(group['members']), 'member')}, {within}, {outward}."


def members(group: Record) -> str:
    """Return who is in a group, the most central first, and how firmly."""
    listed = [plain(one["name"]) + _stays(one) for one in group["members"][:_LISTED]]
    more = len(group["members"]) - len(listed)
    return ", ".join(listed) + (f" and {more} more" if more else "")


def _stays(member: Record) -> str:
    return "" if member["stays"] is None else f" ({member['stays']:.0%})"


def bonds(group: Record) -> list[Record]:
    """Return the heaviest claims of a group's first members, each once."""
    claims = {
        str(member["bond"]["evidence"][0]): member["bond"] for member in group["members"][:LEADERS] if member["bond"]
    }
    return list(claims.values())


def entries(group: Record, record: Record) -> list[tuple[str, Record]]:
    """Return what is told of a group as lines of plain text, each with the claim that bears it out.

    These are what ties its first members, who stands at its border, and whom it is against.
    """
    edge = [member for member in group["members"] if member["border"] and member["reach"]]
    told = [quarrel for quarrel in record["quarrels"] if quarrel["source"] == group["place"]]
    found = [
        *(("", claim) for claim in bonds(group)),
        *((_border(member, record), member["reach"]) for member in edge[:_BORDERS]),
        *((_against(quarrel), quarrel["example"]) for quarrel in told[:_QUARRELS]),
    ]
    return [(words + step(claim, claim["source"]["id"]), claim) for words, claim in found]


def _border(member: Record, record: Record) -> str:
    share, to = member["outside"] / (member["inside"] + member["outside"]), record["groups"][member["leans"] - 1]
    return f"At the border: {plain(member['name'])}, {share:.0%} outside, mostly with {title(to)}: "


def _against(quarrel: Record) -> str:
    against = {"place": quarrel["target"], "name": quarrel["against"]}
    return f"Against {title(against)}, in {count(quarrel['claims'], 'relation')}: "


def title(group: Record) -> str:
    """Return the place and the name of a group."""
    return f"{group['place']}. {plain(group['name'])}"
