from presskit.authoring.schema.newsroom import BrandForm, NewsroomFile


def test_nothing_is_required_of_a_newsroom() -> None:
    assert not any(one.is_required() for one in NewsroomFile.model_fields.values())


def test_a_colour_must_not_be_lost_to_a_comment() -> None:
    assert ("color",) == BrandForm.insists
