"""The command palette's view of the registry: what can be done on the screen below it, now."""

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from voice_interview.tui import commands
from voice_interview.tui.drawing import render
from voice_interview.tui.kinds.base import Base


class Commands(Provider):
    def _here(self) -> tuple[commands.Command, ...]:
        below = self.screen
        return below.now_allowed() if isinstance(below, Base) else ()

    async def discover(self) -> Hits:
        for command in self._here():
            yield DiscoveryHit(
                render.line(f"{command.label}  ({command.key})"),
                partial(self.screen.run_action, command.does),
                text=command.label,
                help=command.help,
            )

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for command in self._here():
            score = max(matcher.match(command.label), 0.8 * matcher.match(command.help))
            if score > 0:
                yield Hit(
                    score,
                    render.line(f"{command.label}  ({command.key})"),
                    partial(self.screen.run_action, command.does),
                    text=command.label,
                    help=command.help,
                )
