"""Jadwal Sosialisasi: the calendar of outreach, month by month."""
