# What both recipes share: sourced by cpu.sh and gpu.sh, not run. A step that has ended is not run again; one that was cut off goes on.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."   # models/
PYTHON=${PYTHON:-python}
W=${1:?"say where the data goes, a folder with 20 GB to spare: $0 DIR"}
mkdir -p "$W/done"
W=$(cd "$W" && pwd)
POINTS=workshop/checkpoints
CLIP=../public/models/ciqi-clip-nano
PACK=../public/packs/studio

# step NAME COMMAND…: runs it once; the marker is written when it has ended well, with the seconds it took.
step() {
  local name=$1 began=$SECONDS
  shift
  [ -e "$W/done/$name" ] && { echo "== $name: done before"; return; }
  echo "== $name: $*"
  "$@"
  echo $((SECONDS - began)) > "$W/done/$name"
  echo "== $name: $((SECONDS - began)) s"
}
run() { step "$1" "$PYTHON" -m "${@:2}"; }

# 1  pictures. train teaches, gallery is what the app finds, dev is watched, bench is looked at by nothing else.
render() {
  run render-train workshop.studio --pool train --seed 1 --count "$PIECES" --negatives 0.14 --jobs "$JOBS" --out "$W/train"
  run render-gallery workshop.studio --pool gallery --seed 7 --count "$GALLERY" --jobs "$JOBS" --out "$W/gallery"
  run render-dev workshop.studio --pool bench --seed 99 --count 160 --negatives 0.14 --jobs "$JOBS" --out "$W/dev"
  run render-bench workshop.vqa.bench_pool --seed 4242 --jobs "$JOBS" --out "$W/bench"
  run render-test workshop.studio --pool bench --seed 4242 --count 108 --negatives 0.06 --jobs "$JOBS" --out "$W/test"
  run render-strangers workshop.studio --kind negative --pool bench --seed 98 --count 200 --jobs "$JOBS" --out "$W/strangers"
  run render-strangers-test workshop.studio --kind negative --pool bench --seed 97 --count 200 --jobs "$JOBS" --out "$W/strangers-test"
  for pool in train gallery dev; do run "cache-$pool" workshop.vlm.cache --studio "$W/$pool" --out "$W/cache/$pool"; done
  run swatches workshop.vlm.swatches --marks 9000 --motifs 9000 --seed 1 --out "$W/cache/swatches"
}

# 2  questions: the studio bench, what of it ships, and that neither can be guessed without looking.
questions() {
  run questions workshop.vqa --studio "$W/bench" --split studio-bench --out "$W/studio-bench" --shipped ../public/bench/studio
  run questions-check workshop.vqa.check --set "$W/studio-bench" --studio "$W/bench"
  run test-set workshop.bench_set --studio "$W/test" --out ../tests/sets/studio
}

# 3  what sees: the vision tower and CLIP side by side, one thread each on two cores; then the library as the tools will find it.
sight() {
  run tokenizer workshop.tokenizer.train --out $POINTS/tokenizer
  run vision workshop.vlm.train_vision --cache "$W/cache/train" "$W/cache/swatches" --dev "$W/cache/dev" --out $POINTS/vision --minutes "$VISION_MINUTES" --threads "$THREADS" &
  local seeing=$!
  run clip workshop.clip.train --cache "$W/cache/train" --dev "$W/cache/dev" --out $POINTS/clip --minutes "$CLIP_MINUTES" --threads "$THREADS"
  run neighbours workshop.clip.neighbours --clip $POINTS/clip --gallery "$W/cache/gallery" --cache "$W/cache/train" "$W/cache/dev" --out "$W/neighbours.json"
  wait $seeing
  run export-clip workshop.export_clip --checkpoint $POINTS/clip --out $CLIP --replace
  run pack workshop.pack --gallery "$W/gallery" --clip $CLIP --out $PACK
  run no-match workshop.no_match --clip $CLIP --pack $PACK --known "$W/dev" --strange "$W/dev" "$W/strangers" \
    --known-test ../tests/sets/studio --strange-test ../tests/sets/studio "$W/strangers-test" --out ../src/library/no-match.json
  step knowledge node ../scripts/build-knowledge.mjs
}

# 4  what speaks and acts: supervised on the teacher's trajectories, then by reward with the tools in the loop.
speech() {
  run agent workshop.vlm.train_agent --cache "$W/cache/train" --gallery "$W/cache/gallery" --dev "$W/cache/dev" --neighbours "$W/neighbours.json" \
    --vision $POINTS/vision/vision.pt --out $POINTS/agent --minutes "$AGENT_MINUTES" --short-until 0.3 --threads "$THREADS"
  run rl workshop.rl.train --checkpoint $POINTS/agent/hf --studio "$W/train" --dev "$W/dev" --gallery $PACK --out $POINTS/rl \
    --minutes "$RL_MINUTES" --threads "$THREADS"
}

measure() {
  run "$1" workshop.evaluate --checkpoint "$2" --set "$W/studio-bench" --gallery $PACK --threads "$THREADS" --out "$W/$1.jsonl" "${@:3}"
}

# 5  numbers: what each tool brings, and what reward brings.
numbers() {
  local tools
  for tools in all none zoom image text; do
    measure "bench-$tools" $POINTS/rl/hf --tools $tools
  done
  measure bench-sft $POINTS/agent/hf
  measure bench-words $POINTS/rl/hf --protocol free-form
}

# 6  into the app.
ship() {
  run export workshop.export --checkpoint $POINTS/rl/hf --out ../public/models/ciqi-nano --dtype q8 --replace
  run golden workshop.golden --checkpoint $POINTS/rl/hf --export ../public/models/ciqi-nano --out ../tests/fixtures/golden/ciqi-nano --agreement
}
