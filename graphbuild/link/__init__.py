"""Nodes linked to the entries of reference lists that the user brings: sanctions lists and the like.

A list lives in the database. Whenever a graph is made, its nodes are held against all lists by their names, with kind
and country as checks (:mod:`graphbuild.link.judging`): what is sure is linked, what may be is suggested, and what
people decided stands (:mod:`graphbuild.ledger`).
"""

from graphbuild.link.linking import add_references, references_of, take_in
from graphbuild.link.reading import read_list
from graphbuild.link.words import in_words

__all__ = ["add_references", "in_words", "read_list", "references_of", "take_in"]
