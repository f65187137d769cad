/** The page's frame: header, the screen the address asks for, footer; decides nothing else. */
import { useCallback, useLayoutEffect, useRef } from "preact/hooks";
import type { App } from "../app/app";
import { hashOf } from "../app/route-model";
import type { NamedFile } from "./capture/take-files";
import { useDropAndPaste } from "./capture/use-drop-and-paste";
import { AppContext } from "./context";
import { Footer } from "./footer";
import { Header } from "./header";
import { HomeScreen } from "./routes/home";
import { StudyScreen } from "./routes/study";
import { UpdateNotice } from "./update-notice";

function Screen({ app }: { app: App }) {
  const route = app.route.route.value;
  switch (route.screen) {
    case "home":
      return <HomeScreen />;
    case "study":
      return <StudyScreen id={route.id} key={route.id} />;
    default:
      return route satisfies never;
  }
}

/** A new screen is read from its top, by eye and by screen reader. */
function useFreshStart(address: string) {
  const main = useRef<HTMLElement>(null);
  const seen = useRef(address);
  useLayoutEffect(() => {
    if (seen.current === address) return;
    seen.current = address;
    scrollTo({ top: 0, behavior: "instant" });
    main.current?.focus({ preventScroll: true });
  }, [address]);
  return main;
}

export function Page({ app }: { app: App }) {
  const main = useFreshStart(hashOf(app.route.route.value));
  const take = useCallback(
    (files: NamedFile[]) => {
      void app.tray.add(files);
      app.route.go({ screen: "home" });
    },
    [app],
  );
  useDropAndPaste(take);
  return (
    <AppContext.Provider value={app}>
      <Header />
      <main id="content" tabIndex={-1} ref={main}>
        <Screen app={app} />
      </main>
      <Footer />
      <UpdateNotice />
    </AppContext.Provider>
  );
}
