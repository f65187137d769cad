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
 * What reaches beyond the right edge of the window; what is meant to scroll sideways and the fixed bar are spared.
 * @returns {string[]}
 */
export function wideThings() {
  const edge = document.documentElement.clientWidth + 1;
  const scrolls = (/** @type {Element | null} */ each) => {
    for (let at = each; at !== null && at !== document.body; at = at.parentElement) {
      if (/auto|scroll|hidden|clip/.test(getComputedStyle(at).overflowX)) return true;
    }
    return false;
  };
  if (document.documentElement.scrollWidth <= edge) return [];
  const wide = [...document.querySelectorAll("#app *")].filter(
    (each) => each.getBoundingClientRect().right > edge && !scrolls(each.parentElement),
  );
  return [
    `${document.documentElement.scrollWidth - edge + 1} px too wide`,
    ...wide.slice(0, 4).map((each) => `${each.tagName}.${each.className} ${each.getBoundingClientRect().right - edge}`),
  ];
}
