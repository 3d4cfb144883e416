"""graphbuild: an entity-relationship graph explorer for sanctions and diplomacy news."""

__version__ = "0.1.0"
