/** What a kept study is found by, and what the notebook may be asked for; data alone. */

export const STUDY_STATES = ["answered", "stopped", "cut-off"] as const;
export type StudyState = (typeof STUDY_STATES)[number];
export const ORDERS = ["newest", "oldest", "name"] as const;
export type Order = (typeof ORDERS)[number];

/** What the notebook is asked for; null and empty ask for everything. */
export interface NotebookQuery {
  text: string;
  tags: readonly string[];
  /** Vocabulary id of a dynasty. */
  period: string | null;
  state: StudyState | null;
  noted: boolean;
  order: Order;
}

export const WHOLE_NOTEBOOK: NotebookQuery = {
  text: "",
  tags: [],
  period: null,
  state: null,
  noted: false,
  order: "newest",
};

/** What a study is found by. */
export interface NotebookEntry {
  id: string;
  startedAt: number;
  question: string;
  title: string | null;
  ownTitle: string;
  note: string;
  tags: readonly string[];
  dynasty: string | null;
  /** Vocabulary ids of what the verdict claims. */
  terms: readonly string[];
  state: StudyState;
}

/** How many filters are set; words and order are none. */
export function countNotebookFilters({ tags, period, state, noted }: NotebookQuery): number {
  return tags.length + Number(period !== null) + Number(state !== null) + Number(noted);
}
