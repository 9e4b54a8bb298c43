"""Put a catalog's entries into the order of its template, so that a translator reads them as the release does."""

from __future__ import annotations

from copy import copy

from presskit.translation.po.objects import Entry, File


def in_order_of(template: File, catalog: File) -> File:
    """The catalog with its living entries in the template's order; what the template lacks stays behind its neighbour.

    Obsolete entries go last, as they stand.
    """
    ranks = {(one.msgctxt, one.msgid): rank for rank, one in enumerate(template.entries()) if not one.obsolete}
    ranked: list[tuple[int, Entry]] = []
    rank = -1
    for entry in catalog.entries():
        if not entry.obsolete:
            rank = ranks.get((entry.msgctxt, entry.msgid), rank)
            ranked.append((rank, entry))
    ordered = copy(catalog)
    ordered[:] = [entry for _, entry in sorted(ranked, key=lambda one: one[0])]
    ordered.extend(entry for entry in catalog.entries() if entry.obsolete)
    return ordered
