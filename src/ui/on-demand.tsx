/** A screen whose code is fetched when it is first shown, so that the first paint waits for none of it. */
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { failureOf } from "../app/failure";
import { Failures } from "./failures";
import { useTexts, useTongue } from "./i18n/texts";
import { fetchWords } from "./i18n/words";

/** `load` is asked once; after a failure, again when the screen is shown again. */
export function onDemand<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let Arrived: ComponentType<Props> | undefined;
  return function OnDemand(props: Props) {
    const tongue = useTongue();
    const [state, setState] = useState<"waiting" | "there" | "failed">(Arrived === undefined ? "waiting" : "there");
    useEffect(() => {
      if (Arrived !== undefined) return;
      load().then(
        async (component) => {
          await fetchWords(tongue); // those of this part, which the code has just asked for
          Arrived = component;
          setState("there");
        },
        () => setState("failed"),
      );
    }, []);
    if (Arrived !== undefined) return <Arrived {...props} />;
    return state === "failed" ? <Missing /> : <Waiting />;
  };
}

function Waiting() {
  const texts = useTexts();
  return <p class="pulse screen-wait">{texts.moment}</p>;
}

/** The code of another version, or no network before all of the app was kept. */
function Missing() {
  const texts = useTexts();
  return (
    <Failures failures={[failureOf({ code: "page-inconsistent" })]}>
      <button type="button" class="button" onClick={() => location.reload()}>
        {texts.settings.reload}
      </button>
    </Failures>
  );
}
