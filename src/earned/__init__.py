"""Earn a man's trust: read a talk, and quote what earned it or cost it."""
