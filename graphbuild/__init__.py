"""graphbuild: an entity-relationship graph explorer for sanctions and diplomacy news.

The public names stand in ``__init__.pyi``; each is imported when it is first used, so that ``graphbuild --help``
answers at once.

>>> import graphbuild as gb
>>> graph = gb.build("seeds/")  # doctest: +SKIP
>>> gb.find_paths(graph, "US", "Nord Stream 2")  # doctest: +SKIP
>>> gb.rank(graph)  # doctest: +SKIP
>>> gb.view(graph, "graph.html")  # doctest: +SKIP
"""

import lazy_loader

__version__ = "0.1.0"

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
