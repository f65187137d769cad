/** What can be measured of a page in its browser; each function stands alone, so that it can be sent there. */

/**
 * Visible targets that a finger would miss: smaller than 44 pixels with what is laid around them. Links within a sentence
 * are spared, as WCAG spares them, and so is what scrolls out of a carousel.
 * @returns {{ targets: number, small: string[] }}
 */
export function smallTargets() {
  const selector = "button, a[href], summary, select, input, label:has(input), [role=tab], [role=option]";
  const reach = (/** @type {Element} */ target) => {
    const { width, height } = target.getBoundingClientRect();
    const around = getComputedStyle(target, "::after"); // widens what looks small
    return Math.min(Math.max(width, parseFloat(around.width) || 0), Math.max(height, parseFloat(around.height) || 0));
  };
  const inSentence = (/** @type {Element} */ target) =>
    target.matches("p a, li > span a, dd a") && getComputedStyle(target).display === "inline";
  const targets = [...document.querySelectorAll(selector)].filter(
    (each) =>
      each.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      !each.matches(".skip-link, .visually-hidden, input[type=hidden]") &&
      each.closest(".visually-hidden") === null &&
      (each.tagName !== "INPUT" || each.closest("label") === null) &&
      !inSentence(each),
  );
  const small = targets.filter((each) => reach(each) < 43.9);
  return { targets: targets.length, small: small.map((each) => `${reach(each)} ${each.outerHTML.slice(0, 140)}`) };
}

/**
 * What reaches beyond the right edge of the window, where nothing lets it scroll: things that widen the page, and things
 * that are fixed to the window, which widen nothing and are cut off.
 * @returns {string[]}
 */
export function wideThings() {
  const edge = document.documentElement.clientWidth + 1;
  const widened = document.documentElement.scrollWidth > edge;
  const ancestors = (/** @type {Element} */ each) => {
    const found = [];
    for (let at = each.parentElement; at !== null && at !== document.body; at = at.parentElement) found.push(at);
    return found.map((at) => getComputedStyle(at));
  };
  const wide = [...document.querySelectorAll("#app *")].filter((each) => {
    if (each.getBoundingClientRect().right <= edge) return false;
    const around = ancestors(each);
    if (around.some(({ overflowX }) => /auto|scroll|hidden|clip/.test(overflowX))) return false;
    return widened || around.some(({ position }) => position === "fixed");
  });
  const by = (/** @type {Element} */ each) => Math.round(each.getBoundingClientRect().right - edge + 1);
  return wide.slice(0, 4).map((each) => `${each.tagName}.${each.getAttribute("class")} ${by(each)} px too wide`);
}
