"""Print all benchmarks: python -m tests.benchmarks."""

from tests.benchmarks import analysis, extraction

extraction.main()
analysis.main()
