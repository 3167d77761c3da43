"""`python -m voice_interview.tui.commands` prints the tables of keys in docs/keys.md."""

import sys

from voice_interview.tui.commands.registry import keys_table

sys.stdout.write(keys_table())
