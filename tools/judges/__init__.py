"""Outside programs, and a browser, that judge what presskit made."""
