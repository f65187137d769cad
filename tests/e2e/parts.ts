/** From part to part of the app as a visitor goes: by the bar, or by what stands behind "More". */
import type { Page } from "@playwright/test";
import { en } from "../../src/ui/i18n/en";

export async function goTo(page: Page, part: string): Promise<void> {
  const bar = page.getByRole("navigation", { name: en.nav.label });
  const way = bar.getByRole("link", { name: part, exact: true });
  if (!(await way.isVisible())) await bar.getByRole("button", { name: en.nav.more }).click();
  await way.click();
}
