"""The data file: SQLAlchemy Core over SQLite (sqlcipher3 as the one pinned driver)."""
