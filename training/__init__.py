"""Teaches the reader of situation, task, action and result from the answers in corpus/star.

`python -m training.star` trains on every voice that is not held back and writes
`prompts/rules/star.en.json`; `python -m training.cross` cross-validates. Needs scikit-learn, which
the program itself does not.
"""
