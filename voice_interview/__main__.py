"""`python -m voice_interview` is the same as `voice-interview`."""

from voice_interview.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
