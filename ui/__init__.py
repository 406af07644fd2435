"""The window: PySide6 only. Screens hold no rules; everything they do goes through app's actions, off the UI thread."""
