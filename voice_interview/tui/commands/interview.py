"""Commands of interviews, once the list of them is open."""

from voice_interview.tui.commands.command import Command, Place

COMMANDS = (
    Command(
        "open_interview",
        ("enter", "space"),
        "Open",
        "Start the marked format, resume an interview, or read its report.",
        (Place.INTERVIEWS,),
    ),
    Command(
        "interview_on",
        ("space",),
        "Go on",
        "Skip the announcement, say you are ready, take the next question, or end the pause.",
        (Place.INTERVIEW,),
    ),
    Command(
        "interview_over",
        ("space",),
        "End it",
        "End the interview, of which nothing is left, and read its report.",
        (Place.INTERVIEW,),
        action="interview_on",
    ),
    Command("fill_in", ("enter",), "Fill in", "Fill in the marked line.", (Place.INTERVIEW,)),
    Command(
        "once_more",
        ("a",),
        "Once more",
        "Answer the last question again, where the format allows it.",
        (Place.INTERVIEW,),
    ),
    Command(
        "next_part",
        ("n",),
        "Next part",
        "Skip the rest of this part.",
        (Place.INTERVIEW,),
    ),
    Command(
        "end_interview",
        ("e",),
        "End",
        "End the interview early; asks first.",
        (Place.INTERVIEW,),
        in_footer=False,
    ),
    Command(
        "open_answer",
        ("enter",),
        "Open the answer",
        "Open the report of the marked answer; Esc there leads back.",
        (Place.INTERVIEW_REPORT,),
    ),
    Command(
        "back_to_interview",
        ("escape",),
        "Interview",
        "Go back to the interview that is on.",
        (Place.REPORT,),
        action="leave",
    ),
    Command(
        "hand_on_interview",
        ("w",),
        "Share",
        "Write this report to a file you can share: one page with every answer in it.",
        (Place.INTERVIEW_REPORT,),
    ),
)
