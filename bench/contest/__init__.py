"""The benchmark's contestants, jobs and table; bench/run puts them together."""
