import { parse as parseCsv } from "papaparse";
import { expect, test } from "vitest";
import { ALL_ROWS, manyResults, questionOf, resultOf, runOf } from "../../../tests/fixtures/bench-report/results";
import type { Protocol, RowResult, RunSummary } from "../../domain/bench";
import { PUBLISHED_CHOICE, PUBLISHED_FREE_FORM } from "../../domain/published";
import { markRow } from "../report/marked-row";
import { runReport } from "../report/run-report";
import { csvOf } from "./csv";
import { htmlOf } from "./html";
import { markdownOf } from "./markdown";

const marked = (results: RowResult[], protocol: Protocol = "choice") =>
  results.map((result) => markRow(result, protocol));
const reportOf = (results: RowResult[], changes: Partial<RunSummary> = {}, protocol: Protocol = "choice") =>
  runReport({ run: runOf(protocol, changes), rows: marked(results, protocol) }, ALL_ROWS, null);
const inChinese = { settings: { ...runOf().settings, lang: "zh" as const } };

const HOSTILE = `<script>alert("1")</script> & | [x](javascript:0)\n# '`;

test("CSV: a line a row, which reads back as it was", () => {
  const csv = csvOf(marked(manyResults(20)));
  expect(csv.startsWith("\uFEFFseq,id,line,")).toBe(true);
  const { data, errors } = parseCsv<Record<string, string>>(csv.slice(1), { header: true, skipEmptyLines: true });
  expect(errors).toEqual([]);
  expect(data).toHaveLength(20);
  expect(data[1]).toMatchObject({ id: "q1", type: "emperor", right: "true", image_zoom_in_tool: "0" });
  expect(JSON.parse(data[1]?.["options"] ?? "")).toHaveLength(4);
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=1\n=2", "＝1", "－1"])("CSV: %j is no formula", (text) => {
  const csv = csvOf(marked([resultOf(questionOf("a", { question: text }), { prediction: text })]));
  const { data } = parseCsv<Record<string, string>>(csv.slice(1), { header: true, newline: "\r\n" });
  expect([data[0]?.["question"], data[0]?.["prediction"]]).toEqual([`'${text}`, `'${text}`]);
});

test("Markdown: our rows, then the published ones, in as many cells as there are columns", () => {
  const lines = markdownOf(reportOf(manyResults(140))).split("\n");
  const rows = lines.filter((line) => line.startsWith("|"));
  expect(rows).toHaveLength(2 + 2 + PUBLISHED_CHOICE.length);
  expect(new Set(rows.map((line) => line.split("|").length))).toEqual(new Set([1 + 9 + 1]));
  expect(rows.at(-1)).toBe("| CiQi-Agent (7B) | 77.6 | 70.3 | 81.8 | 91.4 | 75.7 | 88.1 | 85.2 | 81.5 |");
});

test("Markdown: answers in words beside the free-form rows; other data is said to be so, CiQi-Bench is not", () => {
  const results = [resultOf(questionOf("a", { reference: "Ming" }), { prediction: "Ming dynasty" })];
  const text = markdownOf(reportOf(results, {}, "free-form"));
  expect(text.split("\n").filter((line) => line.startsWith("|"))).toHaveLength(2 + 1 + PUBLISHED_FREE_FORM.length);
  expect(text).not.toContain("Naming");
  expect(text).toContain("other data");
  const set = { ...runOf().set, kind: "ciqi-bench" as const };
  expect(markdownOf(reportOf(results, { set }, "free-form"))).not.toContain("other data");
});

test("Markdown: a name is a name, whatever is in it", () => {
  const text = markdownOf(reportOf(manyResults(14), { name: HOSTILE, set: { ...runOf().set, name: HOSTILE } }));
  expect(text.split("\n")[0]).toBe(String.raw`## \<script\>alert("1")\</script\> \& \| \[x\](javascript:0) \# '`);
  expect(text).not.toMatch(/(?<!\\)<script/u);
});

test("HTML: text stays text, no script, nothing from elsewhere", () => {
  const settings = { ...runOf().settings, model: HOSTILE };
  const html = htmlOf(reportOf(manyResults(70), { name: HOSTILE, settings, set: { ...runOf().set, name: HOSTILE } }));
  expect(html).not.toMatch(/<script/iu);
  expect(html).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; |");
  expect(html).not.toMatch(/(?:src|href)=|url\(|@import/iu);
  expect(html).toContain("default-src 'none'");
});

test("HTML: each chart has its table, each number that is drawn is written", () => {
  const report = reportOf(manyResults(700));
  const html = htmlOf(report);
  expect(html.match(/<svg /gu)).toHaveLength(3);
  expect(html.match(/<table>/gu)?.length).toBeGreaterThan(8);
  expect(html).toContain(`<strong>${(100 * (report.strict?.average?.value ?? 0)).toFixed(1)}</strong>`);
  for (const bin of report.confidence?.raw.bins ?? []) expect(html).toContain((100 * bin.accuracy).toFixed(1));
  expect(html).not.toMatch(/NaN|undefined|\[object/u);
});

test("a report of a Chinese run is in Chinese, its terms too", () => {
  const results = [resultOf(questionOf("a"), { prediction: "B" }), resultOf(questionOf("b"))];
  const html = htmlOf(reportOf(results, inChinese));
  expect(html).toContain('<html lang="zh-CN">');
  expect(html).toContain('<th scope="row">明</th><td>清</td>');
  expect(markdownOf(reportOf(results, inChinese))).toContain("| 模型 | 朝代 |");
});

test("a run without rows makes whole documents", () => {
  const report = reportOf([]);
  for (const text of [htmlOf(report), markdownOf(report)]) expect(text).not.toMatch(/NaN|undefined|Infinity/u);
});
