"""Everything that can go wrong and be told to the user.

A Problem carries a title, one sentence and a way out; the screen, the command line and the doctor
print the same object. Bugs stay ordinary exceptions.

    Problem
    ├── InputProblem           a file, an argument or a word the user gave
    ├── SettingsProblem        the settings file, or a value for it
    ├── PackProblem            a question pack, a rules file or a format
    ├── LibraryProblem         the recordings folder
    │   ├── TakeMissing
    │   │   └── InterviewMissing
    │   ├── LibraryBusy        another instance holds the lock
    │   └── DiskFull
    ├── AudioProblem           any sound device
    │   ├── NoPortAudio
    │   ├── NoDevice
    │   └── DeviceLost         callbacks stopped coming, or never came
    ├── SpeechProblem          the question aloud; never blocks a rehearsal
    └── TranscriptionProblem
        ├── Cancelled          the user asked for it
        ├── NoModel            nothing on disk, or not usable
        │   └── NoDownload     none could be fetched
        ├── NothingHeard       silence, or a take too short to hold speech
        └── WorkerDied
"""


class Problem(Exception):
    """Something the user should hear about, in words they can act on."""

    title = "Something went wrong"

    def __init__(self, sentence: str, way_out: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.way_out = way_out

    def __str__(self) -> str:
        return f"{self.sentence} {self.way_out}".strip()


class InputProblem(Problem):
    title = "That cannot be used"


class SettingsProblem(Problem):
    title = "The settings need a look"


class PackProblem(Problem):
    title = "A question pack needs a look"


class LibraryProblem(Problem):
    title = "The recordings folder cannot be used"


class TakeMissing(LibraryProblem):
    title = "No such take"


class TakeThere(LibraryProblem):
    title = "This take is here already"


class InterviewMissing(TakeMissing):
    title = "No such interview"


class LibraryBusy(LibraryProblem):
    title = "Your recordings are open elsewhere"


class DiskFull(LibraryProblem):
    title = "The disk is full"


class AudioProblem(Problem):
    title = "Sound does not work"


class NoPortAudio(AudioProblem):
    title = "The sound library is missing"


class NoDevice(AudioProblem):
    title = "No sound device"


class DeviceLost(AudioProblem):
    title = "The sound device does not answer"


class SpeechProblem(Problem):
    title = "The question cannot be spoken"


class TranscriptionProblem(Problem):
    title = "No transcript"


class Cancelled(TranscriptionProblem):
    title = "Transcription cancelled"


class NoModel(TranscriptionProblem):
    title = "No usable speech model"


class NoDownload(NoModel):
    title = "The model was not downloaded"


class NothingHeard(TranscriptionProblem):
    title = "Nothing was heard"


class WorkerDied(TranscriptionProblem):
    title = "The transcriber stopped"
