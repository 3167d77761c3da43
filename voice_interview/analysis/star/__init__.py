"""Reads an answer as situation, task, action and result: segments, features, labels, presence.

The way of the data: segments cut the words, features look at each segment and its neighbours,
weights give each label a score, decode finds the likeliest row of labels, gate says whether a
story is told at all, presence says what there is of each part.
"""
