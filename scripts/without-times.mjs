/** Takes out of a run's files what differs from one time to the next: times, and the ids that are made for each run. */

/** Members whose value is a time, a span of time, or a name made up on the spot. */
const TIMES = /^(?:at|seconds|spent|hours|createdAt|updatedAt|runId|ms|[a-z]+_ms)$/;

/**
 * JSON and JSON Lines without them; any other text without dates and clock times.
 * @param {string} text
 * @param {string} name the file's
 */
export function withoutTimes(text, name) {
  if (/\.jsonl?$/.test(name)) {
    const values = name.endsWith("l") ? text.split("\n").filter(Boolean) : [text];
    const isTime = (/** @type {string} */ key) => TIMES.test(key) || (name === "run.json" && key === "id");
    const plain = (/** @type {string} */ key, /** @type {unknown} */ value) => (isTime(key) ? null : value);
    return values.map((each) => JSON.stringify(JSON.parse(each, plain), null, 1)).join("\n");
  }
  return text.replaceAll(/\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::[\d.]+Z?)?)?/g, "…");
}
