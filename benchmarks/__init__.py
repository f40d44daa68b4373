"""Measurements: each module measures one part and prints a short table (`make bench`)."""
