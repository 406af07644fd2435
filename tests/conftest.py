"""What every test stands on: no display, and no clock in hypothesis on a busy two-core machine."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before the first import of Qt

from hypothesis import settings

settings.register_profile("loket", deadline=None, print_blob=True)
settings.load_profile("loket")
