"""The rehearsal, the interview and the report as plain lines, for any terminal and for pipes."""
