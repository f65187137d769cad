/** Writes a study for people to read: the verdict, the trace, the timings. Decides nothing and runs nothing. */
import { loadSource } from "./load-source.mjs";
import { textTable } from "./text-table.mjs";

/** @typedef {import("../src/domain/events").AgentEvent} AgentEvent */
/** @typedef {import("../src/domain/events").Timings} Timings */
/** @typedef {import("../src/domain/verdict").Verdict} Verdict */

/** @type {typeof import("../src/domain/vocabulary")} */
const { label } = await loadSource("domain/vocabulary.ts");
/** @type {typeof import("../src/app/study-view")} */
const { reduceStudy, EMPTY_STUDY, thoughtOf } = await loadSource("app/study-view.ts");
/** @type {typeof import("../src/domain/attribute")} */
const { ATTRIBUTES } = await loadSource("domain/attribute.ts");

/**
 * @param {Verdict} verdict
 * @param {import("../src/domain/attribute").Lang} lang
 */
export function printVerdict(verdict, lang) {
  if (!verdict.isPorcelain) return "The model sees no Chinese porcelain in these photographs.";
  const rows = ATTRIBUTES.map((attribute) => {
    const { value, label: words, confidence, calibrated = false, basis, evidence } = verdict.attributes[attribute];
    const shown = value === null ? words.trim() || "–" : label(value, lang);
    const certainty = confidence > 0 ? `${percent(confidence)}${calibrated ? "" : " raw"}` : "–";
    return [attribute, shown, certainty, basis, evidence.join(" ") || "no evidence"];
  });
  return [textTable(rows), ...(verdict.mark ? [printMark(verdict.mark, lang)] : [])].join("\n");
}

/**
 * @param {NonNullable<Verdict["mark"]>} mark
 * @param {import("../src/domain/attribute").Lang} lang
 */
function printMark({ text, reign, evidence }, lang) {
  const names = reign === null ? "" : `, which names ${label(reign, lang)}`;
  return `the mark reads ${text}${names}; read in ${evidence.join(" ") || "the photographs"}`;
}

/**
 * What the library said at once, in a line.
 * @param {import("../src/domain/glance").Glance} glance
 * @param {import("../src/domain/attribute").Lang} lang
 */
function printGlance({ matches, match, votes, ms }, lang) {
  const [nearest] = matches;
  if (nearest === undefined) return `glance: the library has no piece to compare with (${duration(ms)})`;
  const name = (lang === "en" ? nearest.fields.nameEn : nearest.fields.name) || nearest.recordId;
  const near = `nearest ${name} at ${nearest.score.toFixed(2)} (${duration(ms)})`;
  if (!match) return `glance: nothing like it in the library; ${near}`;
  const said = ATTRIBUTES.flatMap((attribute) => {
    const best = attribute === "name" ? undefined : votes[attribute]?.[0];
    return best === undefined ? [] : `${label(best.value, lang)} ${percent(best.confidence)}`;
  });
  return `glance: ${said.join(", ")}; ${near}`;
}

/** @param {readonly AgentEvent[]} events */
export function printTrace(events) {
  const { turns, photos, added, glance, lang } = events.reduce(reduceStudy, EMPTY_STUDY);
  const addedAfter = (/** @type {number} */ turn) => added.filter((one) => one.turn === turn).map(printAdded);
  const seen = photos.map(
    ({ index, name, width, height, modelWidth, modelHeight }) =>
      `E${index}  photograph ${index}: ${name}, ${width} x ${height}, seen at ${modelWidth} x ${modelHeight}`,
  );
  const told = turns.flatMap(({ turn, raw, step }) => {
    const lines = [`${turn}.  ${oneLine(thoughtOf(raw)) || "(no thought)"}`];
    if (step === null) return [...lines, ...addedAfter(turn)];
    if (step.name !== null) lines.push(`    ${step.name} ${JSON.stringify(step.arguments)}`);
    const took = step.ms === null ? "" : ` (${duration(step.ms)})`;
    const outcome = oneLine(step.text) || `${step.evidence.map(({ id }) => id).join(" ") || "nothing"} found`;
    return [...lines, `    ${step.state === "failed" ? "failed: " : "-> "}${outcome}${took}`, ...addedAfter(turn)];
  });
  return [...seen, ...(glance === null ? [] : [printGlance(glance, lang)]), ...addedAfter(0), ...told].join("\n");
}

/** @param {Extract<AgentEvent, { type: "user-turn" }>} added */
function printAdded({ text, photo, evidence }) {
  const place = evidence.find((one) => one.kind === "crop");
  const shown = [
    ...(photo === undefined ? [] : [`photograph ${photo.index}: ${photo.name}`]),
    ...(place === undefined ? [] : [`${place.id}, a place on photograph ${place.image}`]),
  ];
  return `>   ${[...shown, oneLine(text)].filter(Boolean).join("; ")}`;
}

/** @param {Timings & { load_ms: number }} timings */
export function printTimings({ load_ms, image_ms, prefill_ms, tokens, decode_ms, tools }) {
  const rate = decode_ms > 0 ? `, ${((tokens / decode_ms) * 1000).toFixed(1)}/s` : "";
  return [
    `load ${duration(load_ms)}`,
    `images ${duration(sum(image_ms))} (${image_ms.length})`,
    `prefill ${duration(sum(prefill_ms))} (${prefill_ms.length})`,
    `decode ${duration(decode_ms)} (${tokens} tokens${rate})`,
    `tools ${duration(sum(tools.map(({ ms }) => ms)))} (${tools.length})`,
  ].join(" · ");
}

/** @param {string} text */
function oneLine(text) {
  return text.replace(/\s+/g, " ").trim();
}

/** @param {number} share */
function percent(share) {
  return `${Math.round(share * 100)} %`;
}

/** @param {number} ms */
function duration(ms) {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** @param {readonly number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, each) => total + each, 0);
}
