/** Mounts the page; everything it shows comes from `ui`, everything it knows from `app`. */
import { render } from "preact";
import { createApp } from "./app/app";
import { localArchive } from "./app/archive";
import { watchWork } from "./app/at-work";
import { registerServiceWorker } from "./app/install";
import { browserInstall } from "./app/install-model";
import { watchNetwork } from "./app/network-figures";
import { localSettings } from "./app/settings-model";
import { takeShared } from "./app/share-in";
import type { StoragePort } from "./app/storage-port";
import { startWorkers } from "./app/wiring";
import { changeScreen } from "./ui/change-screen";
import { fetchWords } from "./ui/i18n/words";
import { Page } from "./ui/page";
import { reflectSettings } from "./ui/reflect-settings";
import "./ui/styles/index.css";

const network = watchNetwork();
const work = watchWork();
const { engine, librarian } = startWorkers({ worker: network.hear, during: work.during });
/** What measures the device comes with its panel. */
const deviceStorage = () => import("./app/storage-device").then((file) => file.deviceStorage(librarian));
const storage: StoragePort = {
  measure: async () => (await deviceStorage()).measure(),
  persist: async () => (await deviceStorage()).persist(),
  clear: async () => (await deviceStorage()).clear(),
};
const app = createApp({
  engine,
  librarian,
  archive: localArchive(),
  settings: localSettings,
  offline: registerServiceWorker(),
  network,
  storage,
  install: browserInstall(localSettings),
  work,
  isolated: crossOriginIsolated,
  changeScreen,
});
await fetchWords(app.settings.tongue.value);
reflectSettings(app.settings);
const root = document.getElementById("app");
if (root !== null) render(<Page app={app} />, root);

// The page is there before the engine: first what one sees, then what thinks.
const whenIdle = window.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 200));
whenIdle(() => void app.engine.load());
void takeShared(app);
