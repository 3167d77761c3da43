"""The commands that take an answer: from a candidate of our own, from you, from a file."""

from voice_interview.cli.arguments import shared
from voice_interview.cli.arguments.commands import Commands
from voice_interview.cli.arguments.wrong_use import place, to_think


def add(commands: Commands) -> None:
    commands.add("run", "Open the full screen.", "rehearsing.full_screen.run", "run")
    _demo(commands)
    _practice(commands)
    _analyze(commands)


def _demo(commands: Commands) -> None:
    demo = commands.add(
        "demo",
        "Watch a synthetic candidate rehearse; needs no microphone or loudspeaker.",
        "rehearsing.demonstration.demo",
        "demo",
        "demo --plain",
        "demo --answer thin",
        "demo --plain --speed 8",
    )
    demo.add_argument("--plain", action="store_true", help="line mode, with the report at the end")
    demo.add_argument(
        "--answer", default="", metavar="NAME",
        help="strong, thin or rambling: one story told three ways, read by a synthetic voice",
    )  # fmt: skip
    demo.add_argument(
        "--speed", type=float, metavar="FACTOR",
        help="how fast the candidate speaks; 1 is real time",
    )  # fmt: skip
    shared.engine(demo)
    shared.as_json(demo)


def _practice(commands: Commands) -> None:
    practice = commands.add(
        "practice",
        "Rehearse one question.",
        "rehearsing.practising.practice",
        "practice --plain",
        "practice --theme conflict",
        "practice --question-id leadership-large-change --plain",
    )
    shared.question(practice)
    practice.add_argument("--theme", metavar="THEME", help="a question on this theme")
    shared.plain(practice)
    practice.add_argument(
        "--mute", action="store_true", help="show the question without reading it aloud"
    )
    practice.add_argument(
        "--prepare", type=to_think, metavar="SECONDS", help="time to think before recording starts"
    )


def _analyze(commands: Commands) -> None:
    analyze = commands.add(
        "analyze",
        "Report on recordings or a transcript.",
        "rehearsing.analyzing.analyze",
        "analyze answer.wav",
        "analyze answer.wav --words words.json --json",
        "analyze answer.txt --question 'Tell me about a time you failed.'",
    )
    analyze.add_argument(
        "paths", nargs="+", type=place, metavar="PATH",
        help="a wav, flac, mp3, m4a, ogg, opus or webm file, or a .txt transcript",
    )  # fmt: skip
    shared.question(analyze)
    analyze.add_argument(
        "--words", type=place, metavar="FILE",
        help='use these words instead of transcribing: JSON [{"text", "start", "end"}]',
    )  # fmt: skip
    shared.engine(analyze)
    analyze.add_argument("--keep", action="store_true", help="keep the recording as a take")
    shared.explain(analyze)
    shared.as_json(analyze)
