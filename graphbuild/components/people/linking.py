"""The small words that join a name to what describes its bearer, and the words that lists and regimes go by."""

ROYALTY = frozenset({"emir", "emperor", "empress", "king", "pope", "prince", "princess", "queen", "sultan"})
POSSESSIVES = frozenset({"her", "his", "its", "my", "our", "their", "whose"})
OWNERS = frozenset({"'s", "’s", "'"})
INNER = OWNERS | {"&", "-", "a", "an", "and", "at", "d'", "de", "for", "in", "of", "or", "over", "the", "to", "with"}
NEVER_NEXT = frozenset({"and", "at", "for", "in", "or", "over", "to", "with"})
REGIMES = frozenset({
    "administration", "administrations", "cabinet", "dictatorship", "government", "junta", "presidency", "regime",
    "reign", "rule",
})  # fmt: skip
TAKING_OFFICE = frozenset({
    "acted", "acting", "all", "also", "appointed", "are", "as", "be", "became", "become", "been", "both", "currently",
    "elected", "formerly", "had", "has", "have", "is", "long", "named", "nominated", "now", "once", "previously",
    "quit", "remained", "remains", "resigned", "selected", "served", "serves", "serving", "stepped", "sworn", "then",
    "was", "were", "who", "whom", "worked", "works",
})  # fmt: skip
NAMING = frozenset({"appoint", "appointed", "appointing", "elected", "made", "name", "named", "naming", "nominate",
                     "nominated", "nominating"})  # fmt: skip
IN_PHRASES = ("NN", "JJ", "VBG", "VBN", "CD", "HYPH")
"""Tags within a noun phrase after its first noun."""
LISTING = frozenset({"including", "include", "included", "includes", "like", "namely", "notably"})
DASHES = frozenset({"–", "—", ":"})
