"""Frozen values of the field: office, catalogue, case, register, letter."""
