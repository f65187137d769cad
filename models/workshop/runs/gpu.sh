#!/bin/bash
# workshop/runs/gpu.sh DIR: the same on a machine with a CUDA device and many cores; not run yet on one (no times).
#
# The studio draws on every core: five times the pieces. Reward and evaluation find the device themselves; the vision tower,
# CLIP and the supervised agent train on THREADS cores, since their pictures and features are prepared there.
CORES=$(nproc)
: "${PIECES:=30000}" "${GALLERY:=2000}" "${JOBS:=$CORES}" "${THREADS:=$((CORES / 2))}"
: "${VISION_MINUTES:=120}" "${CLIP_MINUTES:=60}" "${AGENT_MINUTES:=120}" "${RL_MINUTES:=120}"
source "$(dirname "$0")/steps.sh"
render
questions
sight
speech
numbers
ship
