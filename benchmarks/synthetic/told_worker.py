"""The real worker, whose Whisper is told what is said (`told`)."""

from voice_interview.transcription import worker


class _Server(worker.Server):
    def serve(self) -> None:
        from benchmarks.synthetic import told  # loads the recognisers, once its threads are set

        told.instead()
        super().serve()


if __name__ == "__main__":
    vars(worker)["Server"] = _Server
    worker.main()
