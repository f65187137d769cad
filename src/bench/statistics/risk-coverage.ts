/** What is gained by leaving the least sure answers out. */

export interface Answered {
  /** 0..1. */
  confidence: number;
  right: boolean;
}

export interface RiskCoverage {
  /** Share of rows answered, surest first, against the share of wrong ones among them; at most `points`. */
  curve: { coverage: number; risk: number }[];
  /** Mean of the risk over the coverages 1/n, 2/n … 1; lower is better, null of no rows. */
  aurc: number | null;
}

/**
 * Risk-coverage curve and the area under it. Rows of the same confidence stand in no order: each counts as the mean of
 * its group, which is the expectation over all orders. R. El-Yaniv and Y. Wiener, "On the foundations of noise-free
 * selective classification", JMLR 11 (2010); Y. Geifman and R. El-Yaniv, NeurIPS 2017.
 */
export function riskCoverage(rows: readonly Answered[], points = 200): RiskCoverage {
  const n = rows.length;
  const risks: number[] = [];
  let wrong = 0;
  for (const { size, errors } of groupsOf(rows)) {
    for (let i = 1; i <= size; i++) risks.push((wrong + (errors * i) / size) / (risks.length + 1));
    wrong += errors;
  }
  const drawn = Math.min(points, n);
  const curve = Array.from({ length: drawn }, (_, i) => {
    const answered = Math.ceil(((i + 1) * n) / drawn);
    return { coverage: answered / n, risk: risks[answered - 1] as number };
  });
  return { curve, aurc: n === 0 ? null : risks.reduce((sum, risk) => sum + risk, 0) / n };
}

/** Rows of one confidence, surest first: how many, and how many of them wrong. */
function groupsOf(rows: readonly Answered[]): { size: number; errors: number }[] {
  const groups = new Map<number, { size: number; errors: number }>();
  for (const { confidence, right } of rows) {
    const { size, errors } = groups.get(confidence) ?? { size: 0, errors: 0 };
    groups.set(confidence, { size: size + 1, errors: errors + (right ? 0 : 1) });
  }
  return [...groups].sort(([a], [b]) => b - a).map(([, group]) => group);
}
