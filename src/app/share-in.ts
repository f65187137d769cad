/** Takes what another app has shared with this one into the tray; the names of the files are data like any other. */
import { forgetShared, sharedFiles } from "../base/shared-files";
import type { App } from "./app";

/** The service worker's word, in the address, that there was no room for what was shared. */
export const SHARE_LOST = "share=lost";

/** Never rejects: a browser that keeps nothing has kept no photograph for us. */
export async function takeShared({ tray, route }: Pick<App, "tray" | "route">): Promise<void> {
  if (location.search.includes(SHARE_LOST)) {
    tray.report({ code: "storage-full", subject: "" });
    history.replaceState(history.state, "", location.pathname + location.hash);
  }
  try {
    const files = await sharedFiles(caches);
    if (files.length === 0) return;
    route.go({ screen: "home" });
    await tray.add(files);
    await forgetShared(caches);
  } catch {
    // no caches here: an insecure address, or site data blocked
  }
}
