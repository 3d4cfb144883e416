"""Print all benchmarks: python -m tests.benchmarks."""

from tests.benchmarks import analysis, copies, extraction, joining, pages

extraction.main()
analysis.main()
pages.main()
joining.main()
copies.main()
