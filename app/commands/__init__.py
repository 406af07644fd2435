"""The command line: the same actions as in the window, for preparing, checking and printing without it."""
