"""The text of one pack from disk, read with care: a pack may come from anywhere.

Follows no link out of its folder, opens plain files alone, reads no more than it needs. Knows
nothing of what is written in it.
"""

from pathlib import Path

from voice_interview.questions.faults import Fault

LARGEST_BYTES = 1_000_000


def pack_text(path: Path, folder: Path) -> str | Fault:
    """The text of `path`, which must lie in `folder`, or why there is none."""
    data = _bytes(path, folder)
    if isinstance(data, Fault):
        return data
    if len(data) > LARGEST_BYTES:
        return Fault(path, "this file is larger than 1 MB.", "Split it into several packs.")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        return Fault(
            path,
            "this line is not UTF-8 text.",
            "Save the file as UTF-8 in your editor.",
            data.count(b"\n", 0, error.start) + 1,
        )


def _bytes(path: Path, folder: Path) -> bytes | Fault:
    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(folder.resolve()):
            return Fault(
                path,
                "this is a link to something outside its folder.",
                "Copy the file itself there.",
            )
        if not real.is_file():
            return Fault(
                path, "this is not an ordinary file.", "A pack is a text file ending in .toml."
            )
        with real.open("rb") as file:
            return file.read(LARGEST_BYTES + 1)
    except FileNotFoundError:
        return Fault(path, "there is no such file.", "Check its name and folder.")
    except RuntimeError:
        return Fault(
            path, "this link points back to itself.", "Remove it, or copy the file itself there."
        )
    except OSError as error:
        says = f"this file cannot be read: {error.strerror}."
        return Fault(path, says, "Make it readable, or remove it.")
