from presskit.authoring.schema import ContactForm, Form, NewsroomFile, ReleaseFile


def _forms(form: type[Form]) -> set[type[Form]]:
    return {form}.union(*(_forms(one) for one in form.__subclasses__()))


def test_only_headline_date_and_body_are_required_of_a_release() -> None:
    required = {name for name, one in ReleaseFile.model_fields.items() if one.is_required()}

    assert {"headline", "date", "body"} == required


def test_nothing_is_required_of_a_newsroom() -> None:
    assert not any(one.is_required() for one in NewsroomFile.model_fields.values())


def test_fields_are_named_as_they_are_written() -> None:
    names = {name for one in _forms(Form) for name in one.fields()}

    assert {"from", "only", "about_heading"} <= names
    assert not [name for name in names if name.endswith("_")]


def test_every_form_that_is_written_has_a_noun_for_sentences() -> None:
    leaves = {one for one in _forms(Form) if not one.__subclasses__()}

    assert [] == [one.__name__ for one in {*leaves, ContactForm} if not one.noun]


def test_the_stand_ins_fill_exactly_what_is_required() -> None:
    required = {name for name, one in ReleaseFile.model_fields.items() if one.is_required()}

    assert required == set(ReleaseFile.stand_ins)
