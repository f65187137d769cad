/** The introduction again, for whoever asks for it. */
import { useApp } from "../context";
import { useShellTexts } from "../device/texts";
import { useTitle } from "../use-title";
import { Welcome } from "./welcome";

export function WelcomeScreen() {
  const { route, firstRun } = useApp();
  useTitle(useShellTexts().welcome.label);
  const done = () => {
    firstRun.done();
    route.go({ screen: "home" });
  };
  return (
    <div class="first-run own">
      <Welcome done={done} heading="h1" />
    </div>
  );
}
