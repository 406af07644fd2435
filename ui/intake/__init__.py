"""Terima Berkas: service, checklist and applicant on one screen."""
