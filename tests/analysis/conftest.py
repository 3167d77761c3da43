"""The shipped rules, and the answer that stands in a test's docstring."""

from pathlib import Path

import pytest

from tests.notation import hearing
from voice_interview.model import Hearing, Rule
from voice_interview.questions import rules as rule_files

SHIPPED = Path(__file__).parents[2] / "prompts" / "rules"


@pytest.fixture(scope="session")
def rules() -> tuple[Rule, ...]:
    return rule_files.load(SHIPPED)


@pytest.fixture
def said(request: pytest.FixtureRequest) -> Hearing:
    return hearing(request.function.__doc__)
