from presskit.authoring.schema.rules import ChecksForm


def test_nothing_is_ignored_and_nothing_insisted_on_unless_a_file_says_so() -> None:
    assert ((), ()) == (ChecksForm().ignore, ChecksForm().errors)
