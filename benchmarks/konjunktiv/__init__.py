"""Finite verbs with their mood, and the command that measures how well Konjunktiv is told: `python -m benchmarks.konjunktiv`."""
