"""Pengaduan & Konsultasi: what was asked or complained of, and how it stands against the office and the law."""
