"""What an officer does: one small function each.

Input is typed, the unit of work commits once, the answer says what changed.
"""
