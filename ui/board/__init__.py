"""Papan Berkas: every open file as a card in the column of the desk where it waits."""
