/** Mounts the page; everything it shows comes from `ui`, everything it knows from `app`. */
import { render } from "preact";
import { createApp } from "./app/app";
import { localArchive } from "./app/archive";
import { registerServiceWorker } from "./app/install";
import { localSettings } from "./app/settings-model";
import { startWorkers } from "./app/wiring";
import { fetchWords } from "./ui/i18n/words";
import { Page } from "./ui/page";
import { reflectSettings } from "./ui/reflect-settings";
import "./ui/styles/index.css";

const { engine, librarian } = startWorkers();
const app = createApp({
  engine,
  librarian,
  archive: localArchive(),
  settings: localSettings,
  offline: registerServiceWorker(),
  isolated: crossOriginIsolated,
});
await fetchWords(app.settings.tongue.value);
reflectSettings(app.settings);
const root = document.getElementById("app");
if (root !== null) render(<Page app={app} />, root);

// The page is there before the engine: first what one sees, then what thinks.
const whenIdle = window.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 200));
whenIdle(() => void app.engine.load());
