"""The rehearsal as a pure machine: `machine.step(state, event)` -> next state and effects.

It knows no thread, device, file or screen. An event that makes no sense in a state changes
nothing. Promises kept for any sequence of events (tests/session): one recording at most; a take
once begun is deleted only by a confirmed discard; every state has a way home.

    HOME -> ASKING -> READY -> OPENING -> RECORDING -> SAVING -> TRANSCRIBING -> REVIEW
                                             ^  |                     |            ^
                                         CONFIRMING                   +> FINISHING +
                                      (still recording)
"""
