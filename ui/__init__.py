"""What the officer sees: PySide6 screens, one folder each."""
