"""What was read as Parquet parts in a folder, here or in another store: written where texts are read, and merged later.

A part holds some texts with all that was read from them, in one file a table: ``documents/NAME.parquet``,
``sentences/NAME.parquet`` and so on, with the columns of ``store/schema.sql``, but that texts go by their ids. It is
named for its texts and how they were read. Its documents are written last: a part without them is none.
"""

from graphbuild.parts.folder import Parts, open_parts
from graphbuild.parts.query import Answer, query_parts
from graphbuild.parts.tables import TABLES
from graphbuild.parts.work import Written, write_part

__all__ = ["TABLES", "Answer", "Parts", "Written", "open_parts", "query_parts", "write_part"]
