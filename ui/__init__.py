"""The window: PySide6 only. Screens hold no rules; everything they do goes through app's actions, off the UI thread."""

from ui.immortal import keep_constants

keep_constants()
