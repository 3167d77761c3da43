"""Storage: what the takes use on the disk; compress, back up, bring back, import."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from pathlib import Path
from threading import Event

from textual import on
from textual.widget import Widget

from voice_interview import storage
from voice_interview.errors import Cancelled, InputProblem
from voice_interview.model import Take
from voice_interview.paths import expanded
from voice_interview.ports.progress import Progress
from voice_interview.text import clean_line, count
from voice_interview.tui.background import threads
from voice_interview.tui.background.messages import StockTaken
from voice_interview.tui.commands import Place, bindings
from voice_interview.tui.drawing import render, storing
from voice_interview.tui.drawing.storing import ABOUT, WORKS, Stock
from voice_interview.tui.drawing.ways_out import by_key
from voice_interview.tui.finding.filing import free_name, refuse_old, there
from voice_interview.tui.kinds.working import Working
from voice_interview.tui.widgets.choices import Choices
from voice_interview.tui.widgets.fitted import Fitted
from voice_interview.tui.widgets.words import Words
from voice_interview.tui.windows.asking import ChooseDialog, SureDialog, TypeDialog


class StorageScreen(Working):
    place = Place.STORAGE
    BINDINGS = bindings(Place.STORAGE)
    works = ("do_marked", "compress", "back_up", "bring_back", "import_sound", "empty_trash")

    def __init__(self) -> None:
        super().__init__()
        self.stock: Stock | None = None
        """None until it is known."""

    def body(self) -> Iterable[Widget]:
        yield Words(render.line("Looking at the disk …", render.MUTED), id="disk-use")
        yield Choices(id="storage-works")
        yield Fitted(id="about-storage")
        yield from self.work_line()

    def on_mount(self) -> None:
        self.query_one("#storage-works").focus()
        self.call_after_refresh(self.look)  # a busy thread would hold up the frame

    # --- what there is ---------------------------------------------------------------------------

    def look(self) -> None:
        """In a thread: ten thousand folders take a while."""
        library = self.host.studio.library

        def take_stock() -> None:
            large = storage.compressible(library, 0)
            old = storage.compressible(library)
            stock = Stock(library.disk_use(), old, large, len(library.trash()))
            threads.tell(self, StockTaken(stock))

        def work() -> None:
            problem = threads.attempt(take_stock, "The disk cannot be looked at.")
            if problem is not None:
                threads.tell(self, StockTaken(problem))

        threads.start("storage", work)

    def on_stock_taken(self, message: StockTaken) -> None:
        if not isinstance(message.stock, Stock):
            told = render.text(f"! {by_key(str(message.stock))}", render.WARNING)
            self.query_one("#disk-use", Words).show(told)
            return
        self.stock = stock = message.stock
        self.query_one("#disk-use", Words).show(storing.use(stock))
        works = self.query_one("#storage-works", Choices)
        lines = [storing.line(work, title, stock) for work, title in WORKS]
        works.show(lines, at=works.highlighted or 0)
        self.show_keys()

    def idle(self) -> set[str]:
        stock = self.stock
        nothing = {
            "compress": stock is None or not stock.large,
            "empty_trash": stock is None or not stock.trashed,
        }
        return super().idle() | {work for work, none in nothing.items() if none}

    @on(Choices.OptionHighlighted, "#storage-works")
    def _show_about(self) -> None:
        about = partial(render.hanging, render.NOTHING, ABOUT[self._marked])
        self.query_one("#about-storage", Fitted).tell(about)

    @property
    def _marked(self) -> str:
        return WORKS[self.query_one("#storage-works", Choices).highlighted or 0][0]

    # --- keys ------------------------------------------------------------------------------------

    @on(Choices.OptionSelected, "#storage-works")
    async def action_do_marked(self) -> None:
        await self.run_action(self._marked)

    def action_compress(self) -> None:
        if self.stock is None or self.busy():
            return
        offers = {
            f"Those older than {storage.OLD_DAYS} days": self.stock.old,
            "All takes": self.stock.large,
        }
        chosen = [(title, takes) for title, takes in offers.items() if takes]
        if not chosen:
            self.say("Every take is already compressed.")
            return
        self.app.push_screen(
            ChooseDialog(
                "Compress which takes?",
                ABOUT["compress"],
                tuple(
                    render.line(f"{title}: {count(len(takes), 'take')}") for title, takes in chosen
                ),
                lambda number: self._compress(chosen[number][1]),
            )
        )

    def _compress(self, takes: tuple[Take, ...]) -> None:
        def work(progress: Progress, stop: Event) -> str:
            told = stoppable(
                progress, stop, "Stopped. The takes compressed so far stay compressed."
            )
            return storing.compressed(storage.compress(self.host.studio, takes, told))

        self.start_work("Compressing", work)

    def action_back_up(self) -> None:
        target = free_name(Path.home() / f"voice-interview-{date.today().isoformat()}.zip")
        self._ask_for_file("Back up to which file?", "back_up", f"~/{target.name}", self._back_up)

    def _back_up(self, target: Path) -> None:
        """Raises InputProblem."""
        refuse_old(target)

        def work(progress: Progress, stop: Event) -> str:
            told = stoppable(progress, stop, "Stopped. No file was written.")
            packed = self.host.studio.library.backup(target, told)
            return storing.backed_up(packed, target.name, target.stat().st_size)

        self.start_work("Backing up", work)

    def action_bring_back(self) -> None:
        # By its name, the second one of a day would come before the first.
        made = sorted(Path.home().glob("voice-interview-*.zip"), key=lambda path: path.stem)
        given = f"~/{made[-1].name}" if made else "~/"
        self._ask_for_file("Restore from which file?", "bring_back", given, self._bring_back)

    def _bring_back(self, source: Path) -> None:
        """Raises InputProblem."""
        if not (there(source) and source.is_file()):
            raise InputProblem(f"There is no file {clean_line(str(source))}.")

        def work(progress: Progress, stop: Event) -> str:
            told = stoppable(progress, stop, "Stopped. What was restored so far is kept.")
            return storing.brought_back(self.host.studio.library.unpack(source, told))

        self.start_work("Bringing back", work)

    def action_import_sound(self) -> None:
        self._ask_for_file("Import which file or folder?", "import_sound", "~/", self._import)

    def _import(self, place: Path) -> None:
        """Raises InputProblem."""
        if not there(place):
            raise InputProblem(f"There is no {clean_line(str(place))}.")

        def work(progress: Progress, stop: Event) -> str:
            told = stoppable(progress, stop, "Stopped. What was imported so far is kept.")
            studio = self.host.studio
            sources = storage.recordings(place, studio.library.root)
            return storing.imported(storage.take_in(studio, sources, told))

        self.start_work("Importing", work)

    def action_empty_trash(self) -> None:
        if self.stock is None or self.busy():
            return
        if not self.stock.trashed:
            self.say("The trash is empty.")
            return

        def work(_progress: Progress, _stop: Event) -> str:
            return f"{count(self.host.studio.library.empty_trash(), 'take')} gone for good."

        takes = count(self.stock.trashed, "take")
        self.app.push_screen(
            SureDialog(
                "Empty the trash?",
                f"{takes} in it: sound, words and notes will be deleted for good.",
                lambda: self.start_work("Emptying the trash", work),
            )
        )

    def _ask_for_file(
        self, title: str, work: str, given: str, then: Callable[[Path], None]
    ) -> None:
        if not self.busy():
            self.app.push_screen(
                TypeDialog(title, ABOUT[work], given, lambda typed: then(expanded(Path(typed))))
            )


def stoppable(progress: Progress, stop: Event, sentence: str) -> Progress:
    """A progress that ends the work with Cancelled once `stop` is set."""

    def told(share: float, doing: str) -> None:
        if stop.is_set():
            raise Cancelled(sentence)
        progress(share, doing)

    return told
