"""`export`: a report as a file for somebody else."""

from dataclasses import replace
from pathlib import Path

from voice_interview.cli.arguments import Wish
from voice_interview.cli.kept import answer_of, find_take, open_studio
from voice_interview.cli.options import EXPORTS
from voice_interview.cli.say import say
from voice_interview.errors import InputProblem


def export(wish: Wish) -> int:
    wanted: dict[str, Path | None] = {kind: getattr(wish, f"{kind}_file") for kind in EXPORTS}
    if not any(wanted.values()):
        raise InputProblem("Export to what?", "Say --html FILE, --markdown, --csv or --json FILE.")
    with open_studio(wish) as studio:
        answer = answer_of(studio, find_take(studio, wish.take))
        if wish.no_audio:
            answer = replace(answer, audio=None)
        for kind, path in wanted.items():
            if path is not None:
                studio.exporter.write(path, kind, answer)
                say(f"Wrote {path} ({_size(path)})")
    return 0


def _size(path: Path) -> str:
    kilobytes = path.stat().st_size / 1000
    return f"{kilobytes:.0f} kB" if kilobytes < 1000 else f"{kilobytes / 1000:.1f} MB"
