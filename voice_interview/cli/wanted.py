"""Which question a command is about: --question and --question-id, where commands take them."""

from voice_interview.cli.arguments import Wish
from voice_interview.cli.arguments.wrong_use import WrongUse
from voice_interview.model import Question
from voice_interview.questions.bank import Bank
from voice_interview.text import clean_line


def wanted_question(bank: Bank, wish: Wish) -> Question | None:
    """The question named by --question or --question-id; None when neither is given."""
    if wish.question_id is not None:
        return bank.by_id(wish.question_id)
    if wish.question is not None:
        return _own_question(wish.question)
    return None


def _own_question(text: str) -> Question:
    """A question the user typed. Raises WrongUse when nothing is left of it."""
    cleaned = clean_line(text)
    if not cleaned:
        raise WrongUse("The question is empty.", "Give it in quotes.")
    return Question(id="", text=cleaned)
