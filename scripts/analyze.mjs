/**
 * Studies photographs of one piece with the built app in Chromium and prints the verdict and how it came about.
 * Exit 0 with a verdict, 1 without one, 2 for input that cannot be studied.
 *
 *     npm run analyze -- vase.jpg [base.jpg …] [--question "…"] [--lang en|zh] [--tools all|none|zoom|image|text]
 *                        [--backend wasm|webgpu] [--json]
 *     npm run -s analyze -- vase.jpg --json | jq .verdict.attributes.dynasty.value
 */
import { BadInput, command, mustBeFile, readLine, readStudyOptions, studyOptions } from "./command-line.mjs";
import { openHeadless } from "./headless.mjs";
import { loadSource } from "./load-source.mjs";

const usage = "npm run analyze -- photo.jpg [--question --lang --tools --backend --json]";

await command(async () => {
  const { values, positionals: files } = readLine(
    { ...studyOptions, question: { type: "string" }, json: { type: "boolean" } },
    usage,
  );
  const { lang, tools, backend } = readStudyOptions(values);
  if (files.length === 0) throw new BadInput(`found no photograph; wanted ${usage}`);
  for (const file of files) mustBeFile(file, "name a photograph");

  const door = await openHeadless({ backend });
  try {
    await door.choose(files);
    const ready = await door.load();
    const { events, failure } = await door.study({ question: values.question ?? "", lang, tools });
    /** @type {typeof import("../src/bench/episode")} */
    const { readEpisode } = await loadSource("bench/episode.ts");
    const { verdict, stop, timings: measured } = readEpisode(events);
    const none = { image_ms: [], prefill_ms: [], tokens: 0, decode_ms: 0, tools: [] };
    const timings = { load_ms: ready.loadMs, ...(measured ?? none) };
    const { model } = ready;
    if (values.json === true) {
      const glance = events.find((event) => event.type === "glance")?.glance ?? null;
      const said = verdict === null ? null : shown(verdict);
      console.log(JSON.stringify({ verdict: said, glance, trace: events, model, backend: ready.backend, timings }));
    } else {
      const { printTimings, printTrace, printVerdict } = await import("./print-study.mjs");
      if (verdict !== null) console.log(`${printVerdict(verdict, lang)}\n`);
      console.log(`${printTrace(events)}\n\n${model} on ${ready.backend}: ${printTimings(timings)}`);
    }
    if (ready.fallback !== undefined) console.error(`not on ${backend}: ${ready.fallback}`);
    if (verdict !== null) return 0;
    throw new Error(`no verdict: ${failure ?? (stop === null ? "the study has no end" : stop.message || stop.reason)}`);
  } finally {
    await door.close();
  }
});

/** A confidence is `calibrated` where it says so, else what the model gave its words. @param {import("../src/domain/verdict").Verdict} verdict */
function shown({ isPorcelain, attributes, mark = null }) {
  return { isPorcelain, attributes, mark };
}
