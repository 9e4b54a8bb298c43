"""What many tests share."""

from datetime import UTC, datetime

import pytest
from hypothesis import settings

from presskit.document import Document

# How long an example takes is the machine's business: a busy one must not turn a law red.
settings.register_profile("presskit", deadline=None)
settings.load_profile("presskit")


@pytest.fixture(scope="session")
def make_document():
    """A function that makes the least Document there is, to be filled by `replace`."""

    def make(direction="ltr"):
        return Document(
            id="launch",
            language="ar" if direction == "rtl" else "en",
            direction=direction,
            digits="0123456789",
            title="HEADLINE",
            subject="HEADLINE",
            preheader="",
            published=datetime(2024, 6, 2, tzinfo=UTC),
            sender=None,
            logos=(),
            issuer=(),
            issuer_name=(),
            draft=(),
            kind=("KIND",),
            reference=(),
            release_lines=(),
            headline=("كلمة" if direction == "rtl" else "HEADLINE",),
            subheadline=(),
            summary=None,
            event=(),
            body=(),
            end_mark=("نهاية" if direction == "rtl" else "END",),
            authentic=(),
            notes_heading=(),
            notes=None,
            boilerplates=(),
            contacts_heading=(),
            contacts=(),
            versions=(),
            page_label="Page {page} of {pages}",
            pair_label="{label}: {value}",
        )

    return make


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="write tests/golden anew instead of comparing")
