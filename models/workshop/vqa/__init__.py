"""Turns specimens into questions, references and trajectories, in the formats of the CiQi protocol."""
