"""Print all benchmarks: python -m tests.benchmarks."""

from tests.benchmarks import analysis, copies, extraction, groups, joining, pages

extraction.main()
analysis.main()
groups.main()
pages.main()
joining.main()
copies.main()
