/** Writes a run's summary for people to read. Counts nothing. */
import { textTable } from "./text-table.mjs";

/** @typedef {import("../src/bench/wilson").Share} Share */
/** @typedef {import("../src/bench/score-attributes").AttributeScore} AttributeScore */

/** @param {import("../src/bench/summary").Summary} summary */
export function printScores({ attributes, reignOfMarked, wellFormed, denied, tools, turns, seconds, tokens, others }) {
  const scores = attributes.map((score) => scoreRow(score.attribute, score));
  if (reignOfMarked !== null) scores.push(scoreRow("reign, mark shown", reignOfMarked));
  const shares = [
    ["well-formed answers", ...shareCells(wellFormed)],
    ["porcelain called something else", ...shareCells(denied)],
    ...Object.entries(tools).map(([name, share]) => [`used ${name}`, ...shareCells(share)]),
    ...(others === null ? [] : [["other things called porcelain", ...shareCells(others)]]),
  ];
  return [
    textTable([["attribute", "right", "accuracy", "95 % interval", "chance", "majority"], ...scores]),
    textTable(shares),
    `median episode: ${turns ?? "–"} turns, ${seconds?.toFixed(1) ?? "–"} s, ${tokens ?? "–"} tokens`,
  ].join("\n\n");
}

/** @param {string} name @param {AttributeScore} score */
function scoreRow(name, { right, n, low, high, chance, majority }) {
  const guess = `${percent(majority.accuracy)} ${majority.value ?? "none"}`;
  return [name, ...shareCells({ count: right, n, low, high }), percent(chance), guess];
}

/** @param {Share} share */
function shareCells({ count, n, low, high }) {
  return [`${count}/${n}`, n === 0 ? "–" : percent(count / n), `${percent(low)} – ${percent(high)}`];
}

/** @param {number} share */
function percent(share) {
  return `${(100 * share).toFixed(1)} %`;
}
