"""Beranda: how the day stands at this counter, what presses, and where to begin."""
