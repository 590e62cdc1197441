"""The Python runner: start, wire, warm-up, execution."""
