/** Scenes of packs and imports: where they stand, what the librarian says, what has been done when the picture is taken. */
import type { App } from "../../src/app/app";
import { deskOf } from "../../src/app/desk";
import type { Lang } from "../../src/domain/attribute";
import type { PackSource } from "../../src/workers/librarian/pack-calls";
import type { LibrarianScript } from "./librarian";
import { FOREIGN, FRESH, KNOWLEDGE, MUSEUM, NEWER, OLDER, REPORT, STUDIO, TABLE, unfinishedOf } from "./packs-material";

export interface PacksScene {
  address: string;
  librarian: LibrarianScript;
  act?(app: App): unknown;
}

const packs = [STUDIO, KNOWLEDGE, MUSEUM];
const damaged = {
  code: "pack-damaged",
  message: "vectors.f32: found 1f0c… for its SHA-256, the manifest wants 9a41…; get the file again",
};
const previews = {
  "qing-monochromes-1.3.0.ciqi": NEWER,
  "export-wares.ciqi": FRESH,
  "kiln-sherds.ciqi": FOREIGN,
  "qing-monochromes-1.1.0.ciqi": OLDER,
  "half-a-download.ciqi": damaged,
};
export const file = (name: string): PackSource => ({ kind: "file", name, blob: new Blob(["PK"]) });
export const source = [{ path: "riverside/pieces.csv", blob: new Blob(["No."]) }];

export const ABOUT = {
  title: { en: "Riverside gifts", zh: "" },
  publisher: "Riverside Museum of Ceramics",
  licence: { data: "CC0-1.0", images: "CC-BY-4.0" },
};

export function packsScenes(lang: Lang): Record<string, PacksScene> {
  const bring = (names: string[]) => (app: App) => deskOf(app.librarian).arrivals.add(names.map(file));
  const importing = (more: LibrarianScript, act: (app: App) => unknown): PacksScene => ({
    address: "#/import",
    librarian: { packs, preview: TABLE, report: REPORT, ...more },
    async act(app) {
      await deskOf(app.librarian).packs.refresh();
      await deskOf(app.librarian).imports.take(source);
      await act(app);
    },
  });
  const begin = (app: App) => {
    const { imports } = deskOf(app.librarian);
    imports.describe(ABOUT);
    return imports.start();
  };
  return {
    packs: { address: "#/packs", librarian: { packs } },
    "packs-none": { address: "#/packs", librarian: {} },
    "packs-arrivals": { address: "#/packs", librarian: { packs, previews }, act: bring(Object.keys(previews)) },
    "packs-installing": {
      address: "#/packs",
      librarian: { packs, previews, holdAt: 0.4 },
      async act(app) {
        const { arrivals } = deskOf(app.librarian);
        arrivals.add([file("export-wares.ciqi")]);
        setTimeout(() => arrivals.installAll(), 100);
      },
    },
    "packs-installed": {
      address: "#/packs",
      librarian: { packs, previews },
      act(app) {
        const { arrivals } = deskOf(app.librarian);
        arrivals.add([file("export-wares.ciqi"), file("qing-monochromes-1.3.0.ciqi")]);
        setTimeout(() => arrivals.installAll(), 100);
      },
    },
    "packs-waiting": {
      address: "#/packs",
      librarian: {
        packs: [
          { ...MUSEUM, vectors: "waiting" },
          { ...MUSEUM, id: "b", vectors: "waiting" },
        ],
        holdAt: 0.3,
      },
      act: (app) => void deskOf(app.librarian).packs.embed("b"),
    },
    "packs-elsewhere": { address: "#/packs?add=https://elsewhere.example/x.ciqi", librarian: { packs } },
    "packs-remove": { address: "#/packs", librarian: { packs } },
    import: { address: "#/import", librarian: { packs } },
    "import-unfinished": { address: "#/import", librarian: { packs, unfinished: [unfinishedOf(lang)] } },
    "import-refused": {
      ...importing(
        { refuse: { "preview-import": { code: "import-empty", message: "found 3 files, no table" } } },
        () => 0,
      ),
    },
    "import-plan": importing({}, (app) => {
      const { imports } = deskOf(app.librarian);
      imports.choose("kiln", "官窑", null);
      imports.choose("color", "clair de lune", "glaze:tianlan");
    }),
    "import-needed": importing({}, () => 0),
    "import-picker": importing({}, (app) => app.vocabulary.load()),
    "import-pictures": importing(
      { preview: { ...TABLE, format: "images", table: null, mapping: {}, matched: {}, missed: [], problems: [] } },
      () => 0,
    ),
    "import-running": importing({ holdAt: 0.6 }, (app) => void begin(app)),
    "import-stopped": importing({ holdAt: 0.6 }, (app) => {
      void begin(app);
      setTimeout(() => deskOf(app.librarian).imports.stop(), 200);
    }),
    "import-report": importing({}, begin),
  };
}
