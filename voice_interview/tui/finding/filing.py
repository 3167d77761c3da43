"""Names of files as the user types them: what is there, and what can be made."""

from pathlib import Path

from voice_interview.errors import InputProblem
from voice_interview.text import clean_line


def there(path: Path) -> bool:
    """Whether there is anything. Raises InputProblem where the system will not look."""
    try:
        return path.exists()
    except OSError as error:
        name = clean_line(path.name, 40)
        raise InputProblem(f"{name} cannot be looked for: {error.strerror}.") from error


def refuse_old(path: Path) -> None:
    """Raises InputProblem unless a file can be made there."""
    if there(path):
        raise InputProblem(f"{clean_line(path.name)} already exists.")
    if not path.parent.is_dir():
        raise InputProblem(f"There is no folder {clean_line(str(path.parent))}.")


def free_name(path: Path) -> Path:
    """`path`, or with the first number that makes a new name of it."""
    number, found = 1, path
    while found.exists():
        number += 1
        found = path.with_stem(f"{path.stem}-{number}")
    return found
