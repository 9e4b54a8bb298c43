from presskit.authoring.schema.release import ReleaseFile


def test_only_headline_date_and_body_are_required_of_a_release() -> None:
    required = {name for name, one in ReleaseFile.model_fields.items() if one.is_required()}

    assert {"headline", "date", "body"} == required


def test_the_stand_ins_fill_exactly_what_is_required() -> None:
    required = {name for name, one in ReleaseFile.model_fields.items() if one.is_required()}

    assert required == set(ReleaseFile.stand_ins)
