/** Which screen is shown, as the address says it; the back button is the visitor's own. */
import { type ReadonlySignal, signal } from "@preact/signals";

export type Route = { screen: "home" } | { screen: "study"; id: string };

export function parseRoute(hash: string): Route {
  const study = /^#\/study\/([\w-]+)$/.exec(hash);
  return study?.[1] === undefined ? { screen: "home" } : { screen: "study", id: study[1] };
}

export function hashOf(route: Route): string {
  return route.screen === "home" ? "#/" : `#/study/${route.id}`;
}

export interface RouteModel {
  route: ReadonlySignal<Route>;
  go(route: Route): void;
}

export function createRouteModel(): RouteModel {
  const route = signal(parseRoute(location.hash));
  addEventListener("hashchange", () => (route.value = parseRoute(location.hash)));
  return {
    route,
    go(next) {
      location.hash = hashOf(next);
      route.value = next;
    },
  };
}
