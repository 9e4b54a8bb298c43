"""Turn messages into catalogs and, with them, Release[Message] into Release[str]."""
