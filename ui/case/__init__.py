"""Berkas: everything of one file on one page, and what can be done with it now."""
