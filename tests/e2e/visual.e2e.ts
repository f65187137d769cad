/** The main screens look as they did: by their pictures where the fonts are the baseline's, by their boxes elsewhere. */
import { expect, test } from "@playwright/test";
import { differenceFrom, isDifferent, movedBoxes, readNotes, visualStudio } from "../../scripts/visual.mjs";

test("the main screens look as they did, and a moved block would be seen", async ({ page }) => {
  const studio = await visualStudio();
  try {
    const notes = readNotes();
    const { fonts, shots } = await studio.take();
    const comparable = fonts === notes.fonts;
    if (!comparable) console.log("the fonts of this machine are not the baseline's: only layout boxes are compared");
    expect(shots.map(({ name }) => name)).toEqual(Object.keys(notes.shots));
    for (const shot of shots) {
      expect.soft(movedBoxes(notes.shots[shot.name] ?? [], shot.boxes), shot.name).toEqual([]);
      const part = comparable ? await differenceFrom(page, shot) : 0;
      expect.soft(isDifferent(part), `${shot.name}: ${(100 * part).toFixed(2)} % of it differs`).toBe(false);
    }

    const moved = ".home-side, .home-main { transform: translateY(16px) }";
    const { shots: spoilt } = comparable ? await studio.take({ scenes: ["home"], style: moved }) : { shots: [] };
    for (const shot of spoilt) expect(isDifferent(await differenceFrom(page, shot)), shot.name).toBe(true);
    const otherFonts = "* { font-family: serif !important; letter-spacing: 0.03em }";
    const { shots: foreign } = await studio.take({ scenes: ["home"], style: otherFonts });
    for (const { name, boxes } of foreign) expect(movedBoxes(notes.shots[name] ?? [], boxes), name).toEqual([]);
    const { shots: narrow } = await studio.take({ scenes: ["library"], style: "main { max-width: 20rem }" });
    for (const { name, boxes } of narrow) expect(movedBoxes(notes.shots[name] ?? [], boxes), name).not.toEqual([]);
  } finally {
    await studio.close();
  }
});
