"""The forms of release.yaml and presskit.yaml: which fields there are, what each holds, and how editors are told."""
