"""What a kecamatan or kelurahan counter does, in the standard library only."""

VERSION = "0.1.0"
"""The release, as pyproject.toml has it."""
