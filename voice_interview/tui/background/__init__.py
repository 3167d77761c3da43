"""What runs behind a screen in threads of its own, and the messages it answers with."""
