"""Decisions without side effects; everything they need comes in as arguments."""
