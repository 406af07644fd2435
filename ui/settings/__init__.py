"""Pengaturan: the office on paper, its numbers, its officials and officers, its hours and its data."""
