"""Judge a release and its catalogs: Diagnostics only, nothing is changed."""
