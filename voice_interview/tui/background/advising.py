"""What an earlier answer left to work on: judged in a thread, as any report is."""

from textual.message_pump import MessagePump

from voice_interview.studio import Studio
from voice_interview.tui.background import threads
from voice_interview.tui.background.messages import Advised


def advise(studio: Studio, screen: MessagePump, question_id: str = "") -> None:
    """Tell the screen with Advised, of one question's answers or of all; not when it fails: the
    report of that take says why."""

    def tell() -> None:
        from voice_interview import over_time  # the analysis, which the first paint does without

        threads.tell(screen, Advised(over_time.advice(studio, question_id)))

    def work() -> None:
        threads.attempt(tell, "What to work on cannot be found.")

    threads.start("advice", work)
