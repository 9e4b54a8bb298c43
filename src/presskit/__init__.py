"""Publish a press release in several languages at once: words first, looks last."""

__version__ = "0.1.0"
