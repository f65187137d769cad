/** Puts the page's models together over the ports it is given; knows neither workers nor components. */
import { createCatalogModel, type CatalogModel, EMBEDDED_MODEL } from "./catalog-model";
import { createEngineModel, type EngineModel } from "./engine-model";
import { isStudyHeld, studyLetGo } from "../storage/work-lock";
import { createHistoryModel, type HistoryModel } from "./history-model";
import type { AtWork } from "./at-work";
import { createFirstRun, type FirstRun } from "./first-run";
import type { InstallModel } from "./install-model";
import type { NetworkModel } from "./network-figures";
import type { OfflineState } from "./offline-state";
import { createPhotoTray, type PhotoTray } from "./photo-tray";
import type { ArchivePort, EnginePort, LibrarianPort, SettingsPort } from "./ports";
import { createRouteModel, type RouteModel } from "./route-model";
import { createSamplesModel, type SamplesModel } from "./samples-model";
import { createSettingsModel, type SettingsModel } from "./settings-model";
import { type PaceBook, paceBook } from "./study-estimate";
import { createStudyModel, type StudyModel } from "./study-model";
import type { StoragePort } from "./storage-port";
import { createVocabularyModel, type VocabularyModel } from "./vocabulary-model";

export interface AppPorts {
  engine: EnginePort;
  librarian: LibrarianPort;
  archive: ArchivePort;
  settings: SettingsPort;
  offline: OfflineState;
  network: NetworkModel;
  storage: StoragePort;
  install: InstallModel;
  work: AtWork;
  /** How one screen gives way to the next; at once where nothing is given. */
  changeScreen?: (apply: () => void) => void;
  /** Whether the page is cross-origin isolated: without it wasm has one thread. */
  isolated: boolean;
}

export interface App {
  settings: SettingsModel;
  engine: EngineModel;
  tray: PhotoTray;
  study: StudyModel;
  paces: PaceBook;
  history: HistoryModel;
  vocabulary: VocabularyModel;
  catalog: CatalogModel;
  samples: SamplesModel;
  route: RouteModel;
  firstRun: FirstRun;
  offline: OfflineState;
  network: NetworkModel;
  storage: StoragePort;
  install: InstallModel;
  work: AtWork;
  isolated: boolean;
  /** For records of the library and their thumbnails. */
  archive: ArchivePort;
  /** For what is asked of the library; whether the engine can think is `engine`'s to say. */
  enginePort: EnginePort;
  /** For the desk of packs and imports. */
  librarian: LibrarianPort;
  /** For what single screens remember. */
  store: SettingsPort;
}

export function createApp({
  engine: port,
  librarian,
  archive,
  settings: store,
  changeScreen,
  ...shell
}: AppPorts): App {
  const settings = createSettingsModel(store, navigator.languages);
  const history = createHistoryModel(archive);
  const engine = createEngineModel(port, () => ({ model: EMBEDDED_MODEL, backend: settings.backend.value }));
  const paces = paceBook(store);
  const study = createStudyModel({
    engine: port,
    archive,
    model: engine,
    paces,
    elsewhere: { isHeld: isStudyHeld, letGo: studyLetGo },
    onSettled: () => void history.refresh(),
    now: Date.now,
  });
  return {
    settings,
    engine,
    tray: createPhotoTray(port),
    study,
    paces,
    history,
    vocabulary: createVocabularyModel(),
    catalog: createCatalogModel(),
    samples: createSamplesModel(),
    route: createRouteModel(changeScreen),
    firstRun: createFirstRun(store, location.search + location.hash),
    ...shell,
    archive,
    enginePort: port,
    librarian,
    store,
  };
}
