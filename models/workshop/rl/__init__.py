"""Learns from reward, with the real tools in the loop."""
