"""Say values and lay out runs of text as one language does. Knows no release."""
