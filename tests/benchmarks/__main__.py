"""Print all benchmarks: python -m tests.benchmarks."""

from tests.benchmarks import (
    analysis,
    archive,
    asking,
    certainty,
    copies,
    extraction,
    groups,
    joining,
    linking,
    pages,
    starting,
)

extraction.main()
archive.main()
asking.main()
analysis.main()
certainty.main()
groups.main()
pages.main()
joining.main()
linking.main()
copies.main()
starting.main()
