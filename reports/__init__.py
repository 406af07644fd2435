"""The PDF renderers: receipt, slip, letter and book. Given plain data, they return PDF bytes and look nothing up.

Importing this package is cheap; the renderers pull reportlab, so import them where a paper is made.
"""
