"""Plays the agent over a set without a browser, many episodes at a time."""
