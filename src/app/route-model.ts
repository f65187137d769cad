/** Which screen is shown, as the address says it; the back button is the visitor's own. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { VOCABULARY_ATTRIBUTES } from "../domain/attribute";
import type { NotebookQuery } from "../domain/keep/notebook";
import type { PieceQuery } from "../domain/search";
import { notebookFields, parseNotebook } from "./notebook-route";

/** What the library is asked for in the address: words, terms by attribute, packs. */
export type LibraryQuery = Pick<PieceQuery, "text" | "filters" | "packs">;

export type Route =
  | { screen: "home" }
  | { screen: "study"; id: string }
  /** One's own piece beside a similar one: the record that evidence `evidence` of the study is. */
  | { screen: "compare"; study: string; evidence: string }
  /** A study whose verdict is hidden until one has guessed. */
  | { screen: "guess"; study: string }
  | { screen: "notebook"; query: NotebookQuery }
  /** Studies that were thrown away. */
  | { screen: "bin" }
  /** Everything as one file, and back again. */
  | { screen: "backup" }
  | { screen: "library"; query: LibraryQuery }
  | { screen: "piece"; packId: string; recordId: string }
  | { screen: "terms"; text: string }
  | { screen: "term"; id: string }
  /** `add`: where a pack lies that is to be installed, as a QR code says it. */
  | { screen: "packs"; add: string | null }
  | { screen: "import" }
  /** What was asked of the network, and what is kept here. */
  | { screen: "device" }
  /** How it works, for whoever asks again. */
  | { screen: "welcome" }
  /** What lies behind is the bench's to read. */
  | { screen: "bench"; path: readonly string[]; query: string };

export const WHOLE_LIBRARY: LibraryQuery = { text: "", filters: {}, packs: null };

/** Longest question that an address may put, in UTF-16 units. */
const LONGEST = 200;

/** An address that says nothing we know is the start page. */
export function parseRoute(hash: string): Route {
  const [path = "", search = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const [screen = "", ...rest] = path.split("/");
  const [first = "", second = "", ...more] = rest.map(decoded);
  const fields = new URLSearchParams(search);
  const depth = rest.length;
  if (screen === "study" && depth === 1 && /^[\w-]+$/.test(first)) return { screen, id: first };
  if (screen === "compare" && depth === 2 && /^[\w-]+$/.test(first) && /^E\d+$/.test(second)) {
    return { screen, study: first, evidence: second };
  }
  if (screen === "guess" && depth === 1 && /^[\w-]+$/.test(first)) return { screen, study: first };
  if (screen === "notebook" && depth === 0) return { screen, query: parseNotebook(fields) };
  if ((screen === "bin" || screen === "backup") && depth === 0) return { screen };
  if (screen === "library" && depth === 0) return { screen, query: parseQuery(fields) };
  if (screen === "piece" && first !== "" && second !== "" && more.length === 0) {
    return { screen, packId: first, recordId: second };
  }
  if (screen === "terms" && depth === 0) return { screen, text: textOf(fields) };
  if (screen === "term" && depth === 1 && first !== "") return { screen, id: first };
  if (screen === "packs" && depth === 0) return { screen, add: fields.get("add") };
  if (screen === "import" && depth === 0) return { screen };
  if ((screen === "device" || screen === "welcome") && depth === 0) return { screen };
  if (screen === "bench") return { screen, path: rest.map(decoded), query: search };
  return { screen: "home" };
}

export function hashOf(route: Route): string {
  switch (route.screen) {
    case "home":
      return "#/";
    case "study":
      return `#/study/${route.id}`;
    case "compare":
      return `#/compare/${route.study}/${route.evidence}`;
    case "guess":
      return `#/guess/${route.study}`;
    case "notebook":
      return `#/notebook${search(notebookFields(route.query))}`;
    case "bin":
    case "backup":
      return `#/${route.screen}`;
    case "library":
      return `#/library${search(fieldsOf(route.query))}`;
    case "piece":
      return `#/piece/${encoded(route.packId)}/${encoded(route.recordId)}`;
    case "terms":
      return `#/terms${search(route.text === "" ? [] : [["q", route.text]])}`;
    case "term":
      return `#/term/${encoded(route.id)}`;
    case "packs":
      return `#/packs${search(route.add === null ? [] : [["add", route.add]])}`;
    case "import":
      return "#/import";
    case "device":
    case "welcome":
      return `#/${route.screen}`;
    case "bench":
      return `#/${["bench", ...route.path.map(encoded)].join("/")}${route.query === "" ? "" : `?${route.query}`}`;
    default:
      return route satisfies never;
  }
}

function parseQuery(fields: URLSearchParams): LibraryQuery {
  const filters: Record<string, string[]> = {};
  for (const attribute of VOCABULARY_ATTRIBUTES) {
    const ids = fields.getAll(attribute).filter((id) => id !== "");
    if (ids.length > 0) filters[attribute] = ids;
  }
  const packs = fields.getAll("pack").filter((id) => id !== "");
  return { text: textOf(fields), filters, packs: packs.length > 0 ? packs : null };
}

function textOf(fields: URLSearchParams): string {
  return (fields.get("q") ?? "").slice(0, LONGEST);
}

function fieldsOf({ text, filters, packs }: LibraryQuery): [string, string][] {
  return [
    ...(text === "" ? [] : [["q", text] as [string, string]]),
    ...VOCABULARY_ATTRIBUTES.flatMap((attribute) =>
      (filters[attribute] ?? []).map((id): [string, string] => [attribute, id]),
    ),
    ...(packs ?? []).map((id): [string, string] => ["pack", id]),
  ];
}

function search(fields: [string, string][]): string {
  return fields.length === 0 ? "" : `?${queryOf(fields)}`;
}

/** Fields as the query of an address. */
export function queryOf(fields: readonly (readonly [string, string])[]): string {
  return fields.map(([key, value]) => `${key}=${encoded(value)}`).join("&");
}

/** Colons, as vocabulary ids have them, stay readable. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll("%3A", ":");
}

/** Empty for what is no proper escape. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

export interface RouteModel {
  route: ReadonlySignal<Route>;
  /** A new step for the back button. */
  go(route: Route): void;
  /** The same step under another address, as while someone types. */
  amend(route: Route): void;
}

/** `change` lets one screen give way to the next; the address changes at once, the route when it calls back. */
export function createRouteModel(change: (apply: () => void) => void = (apply) => apply()): RouteModel {
  const route = signal(parseRoute(location.hash));
  let bound = hashOf(route.value);
  const show = (next: Route) => {
    if (hashOf(next) === bound) return;
    bound = hashOf(next);
    const apply = () => void (route.value = next);
    if (next.screen === route.value.screen) apply();
    else change(apply);
  };
  addEventListener("hashchange", () => show(parseRoute(location.hash)));
  return {
    route,
    go(next) {
      location.hash = hashOf(next);
      show(next);
    },
    amend(next) {
      history.replaceState(history.state, "", hashOf(next));
      show(next);
    },
  };
}
