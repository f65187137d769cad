/** Gives every component the page's models. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { App } from "../app/app";

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  if (app === null) throw new Error("component rendered outside <AppContext.Provider>; wrap it in one");
  return app;
}
