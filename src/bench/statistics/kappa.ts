/** How far two labellings of the same things agree beyond chance. */

/**
 * Cohen's kappa of pairs of labels: (observed - expected) / (1 - expected) agreement; 1 is perfect, 0 is chance. Null of
 * no pairs, and where both labellings use one and the same label throughout, so that chance alone agrees.
 * J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20 (1960).
 */
export function cohensKappa<Label>(pairs: readonly (readonly [Label, Label])[]): number | null {
  const n = pairs.length;
  const first = tally(pairs.map(([label]) => label));
  const second = tally(pairs.map(([, label]) => label));
  const agreeing = pairs.filter(([one, other]) => one === other).length;
  let expected = 0;
  for (const [label, count] of first) expected += count * (second.get(label) ?? 0);
  return n === 0 || expected === n * n ? null : (agreeing * n - expected) / (n * n - expected);
}

function tally<Label>(labels: readonly Label[]): Map<Label, number> {
  const counts = new Map<Label, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}
