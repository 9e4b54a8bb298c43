"""Turn YAML into Release[Message]: every field typed, every problem found, every place known."""
