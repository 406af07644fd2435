"""Standar Pelayanan: what the office promises for each service, and how that is changed."""
