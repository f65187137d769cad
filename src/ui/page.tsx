/** The page's frame: header, the screen the address asks for, footer; decides nothing else. */
import type { App } from "../app/app";
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

export function Page({ app }: { app: App }) {
  return (
    <AppContext.Provider value={app}>
      <Header />
      <main id="content" tabIndex={-1}>
        <Screen app={app} />
      </main>
      <Footer />
      <UpdateNotice />
    </AppContext.Provider>
  );
}
