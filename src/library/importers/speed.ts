/** How fast something goes and how long it will still take, from what it did lately. */

/** Milliseconds that "lately" reaches back. */
const LATELY = 20_000;
const ENOUGH = 1000;

export interface Speed {
  perSecond: number | null;
  secondsLeft: number | null;
}

/** Told `done` now and then; `now` is the clock in milliseconds. */
export function speedometer(now: () => number = () => performance.now()): (done: number, total: number) => Speed {
  const marks: { at: number; done: number }[] = [];
  return (done, total) => {
    const at = now();
    marks.push({ at, done });
    while (marks.length > 2 && at - (marks[1]?.at ?? at) > LATELY) marks.shift();
    const [first] = marks;
    if (first === undefined || at - first.at < ENOUGH || done <= first.done)
      return { perSecond: null, secondsLeft: null };
    const perSecond = (done - first.done) / ((at - first.at) / 1000);
    return { perSecond, secondsLeft: Math.max(0, total - done) / perSecond };
  };
}
