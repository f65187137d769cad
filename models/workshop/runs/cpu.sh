#!/bin/bash
# workshop/runs/cpu.sh DIR: everything from the first picture to the app's files, on two CPU cores. Run it again where it stopped.
#
#   step                              two cores
#   pictures, 6,000 + 1,290 + 775     not measured whole: 10,700 pictures at about 5 a second
#   questions, both sets              3 min
#   vision and CLIP, side by side     VISION_MINUTES
#   supervised                        AGENT_MINUTES
#   reward                            RL_MINUTES (64 studies take half a minute of one core), and 2 min for each of the two exams
#   numbers, 5,425 questions x 7      not measured whole: 0.11 s of one core a question where 82 tokens are said
#   export                            1 min
#
# Settings are the environment's, so that a trial can be short: PIECES=200 GALLERY=60 VISION_MINUTES=1 … cpu.sh DIR
: "${PIECES:=6000}" "${GALLERY:=800}" "${JOBS:=2}" "${THREADS:=1}"
: "${VISION_MINUTES:=126}" "${CLIP_MINUTES:=40}" "${AGENT_MINUTES:=90}" "${RL_MINUTES:=60}"
source "$(dirname "$0")/steps.sh"
render
questions
sight
speech
numbers
ship
