"""The one thing to work on next: rules with dead-bands, of which the first that fires is the focus.

`story` holds the rules on what was told, `delivery` those on how; `choose` has their order.
"""
