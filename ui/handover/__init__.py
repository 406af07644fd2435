"""Pengambilan: handing over what is finished, and the book of it."""
