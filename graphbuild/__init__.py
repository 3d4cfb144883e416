"""graphbuild: an entity-relationship graph explorer for sanctions and diplomacy news.

The public names stand in ``__init__.pyi``; each is imported when it is first used, so that ``graphbuild --help``
answers at once. In short::

    import graphbuild as gb

    graph = gb.build("seeds/")
    routes = gb.find_paths(graph, "US", "Nord Stream 2")
    print(gb.tell(graph, routes))
    ranking = gb.rank(graph, kind=gb.Kind.OFFICIAL)
"""

import lazy_loader

__version__ = "0.1.0"

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
