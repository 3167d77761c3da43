"""The question aloud: rendered by a child process, cached, played by our own stream."""
