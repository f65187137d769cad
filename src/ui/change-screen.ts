/** Lets one screen fade into the next, where the browser can and the visitor has not asked for less motion. */

const still = matchMedia("(prefers-reduced-motion: reduce)");

export function changeScreen(apply: () => void): void {
  if (!("startViewTransition" in document) || still.matches || document.hidden) return apply();
  const { ready, finished } = document.startViewTransition(async () => {
    apply();
    await new Promise((drawn) => setTimeout(drawn)); // the page is drawn behind the signals that changed
  });
  for (const end of [ready, finished]) end.catch(() => undefined); // skipped by a screen that came sooner
}
