"""The one place for sizes, budgets and seeds of ciqi-nano's training. Scripts take only paths and durations."""
from __future__ import annotations

PHOTO_MAX_PIXELS = 28_224  # 168 x 168: 36 visual tokens
CROP_MAX_PIXELS = 28_224
RECORD_MAX_PIXELS = 7_056  # 84 x 84: 9 visual tokens
MARK_MARGIN = 0.15
MOTIF_MARGIN = 0.05
BOX_JITTER = 0.08
CROP_VARIANTS = 2

VISION = {"batch": 32, "rate": 7.0e-4, "decay": 0.05, "warmup": 100, "seed": 3}
AGENT = {"batch": 8, "rate": 1.5e-3, "decay": 0.05, "warmup": 100, "seed": 5}
CLIP = {"batch": 96, "rate": 1.0e-3, "decay": 0.1, "warmup": 100, "seed": 9}
