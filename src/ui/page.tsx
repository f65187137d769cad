/** The page's frame: header, the screen the address asks for, footer; decides nothing else. */
import { useSignalEffect } from "@preact/signals";
import type { App } from "../app/app";
import { AppContext } from "./context";
import { Footer } from "./footer";
import { Header } from "./header";
import { DICTIONARIES } from "./i18n/texts";
import { HomeScreen } from "./routes/home";
import { StudyScreen } from "./routes/study";

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

export function Page({ app }: { app: App }) {
  useSignalEffect(() => {
    const texts = DICTIONARIES[app.settings.lang.value];
    document.documentElement.lang = texts.tag;
    document.documentElement.dataset["theme"] = app.settings.theme.value;
    document.title = texts.title;
  });
  return (
    <AppContext.Provider value={app}>
      <Header />
      <main id="content" tabIndex={-1}>
        <Screen app={app} />
      </main>
      <Footer />
    </AppContext.Provider>
  );
}
