/**
 * Puts a set to the built app and marks what it says: verdicts on labelled pieces, or CiQi's questions.
 * Exit 0 when the set is through, 2 for input that cannot be used, 1 for anything else.
 *
 *     npm run eval -- --set studio [--limit 10] [--out DIR] [--lang en|zh] [--tools all|none|zoom|image|text]
 *                     [--backend wasm|webgpu]
 *     npm run eval -- --set PATH/specimens.jsonl [--images DIR]
 *     npm run eval -- --set studio|PATH/test.jsonl|FOLDER|ZIP|PARQUET --protocol choice|scored-choice|free-form
 *                     [--images DIR] [--types dynasty,kiln] [--limit N] [--seed N] [--out DIR] …
 *
 * With --out, DIR holds a row an episode and the summary, and a run that was cut off goes on where it stopped. Of
 * questions it holds results-<split>.jsonl and summary.json as CiQi's evaluator writes them, and report.md, too.
 */
import { BadInput, choose, command, mustBeFile, readLine, readStudyOptions, studyOptions } from "./command-line.mjs";
import { evalQuestions } from "./eval-questions.mjs";
import { evalVerdicts } from "./eval-verdict.mjs";
import { loadSource } from "./load-source.mjs";
import { findQuestions, findSpecimens } from "./question-source.mjs";

const usage =
  "npm run eval -- --set studio|FILE|FOLDER [--protocol --types --seed --images --limit --out --lang --tools --backend]";
const texts = ["set", "images", "limit", "out", "protocol", "types", "seed"];

await command(async () => {
  const own = Object.fromEntries(texts.map((name) => [name, /** @type {const} */ ({ type: "string" })]));
  const { values, positionals } = readLine({ ...studyOptions, ...own }, usage);
  if (positionals.length > 0) throw new BadInput(`found ${JSON.stringify(positionals[0])}; wanted ${usage}`);
  const { set, images, out, protocol } = /** @type {Record<string, string | undefined>} */ (values);
  if (set === undefined) throw new BadInput(`found no --set; wanted ${usage}`);
  const { lang, tools, backend } = readStudyOptions(values);
  const limit = wholeNumber("limit", values["limit"], 1);
  const wanted = choose(
    "protocol",
    protocol,
    /** @type {const} */ (["verdict", "choice", "scored-choice", "free-form"]),
  );

  const specimens = await findSpecimens(set, wanted === "verdict");
  if (specimens !== null) {
    for (const name of ["types", "seed"]) {
      if (values[name] !== undefined)
        throw new BadInput(`--${name} is for questions, and ${set} has none; leave it out`);
    }
    mustBeFile(specimens, "wanted studio or a specimens.jsonl");
    await evalVerdicts({ file: specimens, name: set, images, limit, out, lang, tools, backend });
    return 0;
  }
  if (protocol === "verdict")
    throw new BadInput(`--protocol verdict asks for labelled pieces; found no specimens.jsonl in ${set}`);
  const asking = wanted === "verdict" ? "choice" : wanted;
  const source = await findQuestions(set, images);
  const filter = {
    types: await readTypes(values["types"], asking),
    limit,
    seed: wholeNumber("seed", values["seed"], 0),
  };
  await evalQuestions({
    source,
    protocol: asking,
    filter,
    out,
    lang: values["lang"] === undefined ? "auto" : lang,
    tools,
    backend,
  });
  return 0;
});

/**
 * @param {string} option
 * @param {unknown} value
 * @param {number} least
 */
function wholeNumber(option, value, least) {
  if (value === undefined) return null;
  const number = typeof value === "string" && /^\d{1,9}$/.test(value) ? Number(value) : -1;
  if (number >= least) return number;
  throw new BadInput(`--${option} is ${JSON.stringify(value)}; wanted a whole number above ${least - 1}`);
}

/**
 * Null: all kinds. Naming is never marked in free form, and not asked.
 * @param {unknown} value
 * @param {string} protocol
 */
async function readTypes(value, protocol) {
  /** @type {typeof import("../src/domain/bench")} */
  const { QUESTION_TYPES } = await loadSource("domain/bench.ts");
  const known = QUESTION_TYPES.filter((type) => protocol !== "free-form" || type !== "overall");
  if (value === undefined) return protocol === "free-form" ? known : null;
  return String(value)
    .split(",")
    .map((word) => {
      const type = known.find((each) => each === word.trim());
      if (type !== undefined) return type;
      throw new BadInput(`--types has ${JSON.stringify(word)}; wanted some of ${known.join(",")}`);
    });
}
