"""The one place for what reinforcement learning is tuned by. The script takes only paths and durations."""
from __future__ import annotations

PROMPTS, GROUP = 8, 8  # questions a step, and studies of each
MINIBATCHES = 2  # updates a step
TOGETHER = 8  # studies in one forward pass of the update
TEMPERATURE = 1.0
RATE, WARMUP, GRADIENT = 2e-4, 5, 1.0
CLIP = 0.2
LARGEST_GAP = 0.05  # between the sampler's and the trainer's log-probability of a token; more is a fault, not noise
KL = 0.02  # what a nat away from the supervised model costs
SEED = 11

PROTOCOLS = {"choice": 0.5, "verdict": 0.35, "free-form": 0.15}
FEWER_TOOLS = 0.1  # share of studies that may use only some tools
WITH_BASE = 0.88  # share of pieces shown with their base, where it was photographed

# Reward: how much of the answer is right, 0 to 1, and
NO_ANSWER = -0.3
INCOMPLETE = -0.2  # a verdict that lacks a line, an answer that was not closed
REFUSED = -0.1  # a call that could not be run
TOOL_BONUS = 0.05  # times how much is right, where any tool was used
CALL = -0.01
