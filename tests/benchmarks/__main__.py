"""Print all benchmarks: python -m tests.benchmarks."""

from tests.benchmarks import analysis, copies, extraction, joining

extraction.main()
analysis.main()
joining.main()
copies.main()
