import fc from "fast-check";
import { expect, test } from "vitest";
import { leftPossible, type Said, saidOf, saidOfDynasty, saidOfReign } from "./retreat";
import { label, TERMS, termsOf } from "./vocabulary";

const anyTerm = fc.constantFrom(...TERMS);
const anyDynasty = fc.constantFrom(...termsOf("dynasty").map(({ id }) => id));
const probability = fc.double({ min: 0, max: 1, noNaN: true });

/** What the label says of any term: with rivals for dynasties, beside the dynasty's own line for reigns. */
function said(id: string, confidence: number, rivals: string[], beside: number): Said {
  const found = TERMS.find((each) => each.id === id);
  if (found?.attribute === "dynasty") return saidOfDynasty(id, confidence, rivals);
  if (found?.attribute !== "reign") return saidOf(id, confidence);
  return saidOfReign(id, confidence, saidOfDynasty(found.dynasty, beside, rivals));
}

test("what is said is true where the claim is, and never narrower than it", () => {
  fc.assert(
    fc.property(
      anyTerm,
      probability,
      fc.array(anyDynasty, { maxLength: 3 }),
      probability,
      ({ id, attribute }, confidence, rivals, beside) => {
        const possible = leftPossible(said(id, confidence, rivals, beside), attribute);
        expect(possible?.has(id)).toBe(true);
      },
    ),
  );
});

test("the less sure, the less is said", () => {
  fc.assert(
    fc.property(
      anyTerm,
      probability,
      probability,
      fc.array(anyDynasty, { maxLength: 3 }),
      (found, one, two, rivals) => {
        const less = leftPossible(said(found.id, Math.min(one, two), rivals, 1), found.attribute);
        const more = leftPossible(said(found.id, Math.max(one, two), rivals, 1), found.attribute);
        expect([...(more ?? [])].filter((id) => less?.has(id) !== true)).toEqual([]);
      },
    ),
  );
});

test("a claim that is likelier right than wrong stands as it is, whatever it is of", () => {
  for (const { id } of TERMS) expect(said(id, 0.5, ["dyn:qing"], 0.2)).toEqual({ kind: "term", id });
});

test("every term has something wider to say, or is left open knowingly", () => {
  const open = TERMS.filter(({ id, attribute }) => attribute !== "reign" && saidOf(id, 0.4).kind === "open");
  const of = (attribute: string) => open.filter((each) => each.attribute === attribute).map(({ id }) => id);
  expect(of("kiln")).toEqual([]);
  expect(of("color").length).toBeLessThan(8);
  expect(of("motif").length).toBeLessThan(12);
  expect(of("shape").length).toBeLessThan(10);
});

test.each([
  ["dyn:late-ming", 0.4, { kind: "term", id: "dyn:ming" }],
  ["dyn:ming", 0.4, { kind: "open" }],
  ["kiln:hutian", 0.4, { kind: "term", id: "kiln:jingdezhen" }],
  ["kiln:hutian", 0.3, { kind: "region", province: "江西" }],
  ["kiln:ding", 0.4, { kind: "region", province: "河北" }],
  ["glaze:huangdifencai", 0.45, { kind: "term", id: "glaze:fencai" }],
  ["glaze:huangdifencai", 0.2, { kind: "term", id: "glaze:overglaze" }],
  ["shape:lianziwan", 0.4, { kind: "term", id: "shape:wan" }],
  ["shape:bitong", 0.4, { kind: "family", attribute: "shape", family: "scholar" }],
  ["motif:canglongjiaozi", 0.4, { kind: "term", id: "motif:dragon" }],
  ["motif:helu", 0.4, { kind: "family", attribute: "motif", family: "animal" }],
  ["motif:helu", 0.1, { kind: "open" }],
] as const)("%s at %d", (id, confidence, expected) => {
  expect(saidOf(id, confidence)).toEqual(expected);
});

test("a dynasty with a rival is one of two, in the order of time; a rival within it is none", () => {
  expect(saidOfDynasty("dyn:qing", 0.4, ["dyn:late-ming"])).toEqual({ kind: "either", ids: ["dyn:ming", "dyn:qing"] });
  expect(saidOfDynasty("dyn:late-ming", 0.4, ["dyn:ming"])).toEqual({ kind: "term", id: "dyn:ming" });
  expect(saidOfDynasty("dyn:western-han", 0.4, ["dyn:tang"])).toEqual({ kind: "either", ids: ["dyn:han", "dyn:tang"] });
});

test("a reign retreats to its dynasty only where that is said", () => {
  const qing: Said = { kind: "term", id: "dyn:qing" };
  expect(saidOfReign("reign:kangxi", 0.4, qing)).toEqual(qing);
  expect(saidOfReign("reign:kangxi", 0.4, { kind: "term", id: "dyn:ming" })).toEqual({ kind: "open" });
  expect(saidOfReign("reign:kangxi", 0.4, { kind: "either", ids: ["dyn:ming", "dyn:qing"] })).toEqual({ kind: "open" });
  expect(saidOfReign("reign:kangxi", 0.1, qing)).toEqual({ kind: "open" });
});

test("everything that can be said has a name", () => {
  const ids = TERMS.flatMap(({ id }) => [0.4, 0.2].map((confidence) => saidOf(id, confidence)));
  const unnamed = ids.filter((each) => each.kind === "term" && label(each.id, "zh") === each.id);
  expect(unnamed).toEqual([]);
});
