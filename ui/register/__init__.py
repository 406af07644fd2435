"""Buku Register: the register pelayanan as a book to page through."""
