"""Parallel sittings: items with sub-items into sessions, rooms and slots.

`programme` says what is to be scheduled, `rules` what is wished, one file each. `model` with the
rules posted to it is searched by `search` and bounded by `prove`; `slots` makes a plan of what the
model finds; `solve` does all that in several processes.
"""
