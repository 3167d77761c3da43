"""An interview as a pure machine: `machine.step(state, event)` -> next state and effects.

Its state is the interview's facts, kept in the library after every change, and what is true only
while the program runs. It knows no thread, clock, device, file or screen; seconds come in with
`Tick`. An event that makes no sense in a stage changes nothing.

    OPENING -> for each phase: ANNOUNCING -> PREPARING
                                          -> ASKING -> AFTER -> ASKING ...
                                          -> DEBRIEF               -> OVER
"""
