"""Office time: opening hours and holidays, promises and their pauses, the clocks of the law."""
