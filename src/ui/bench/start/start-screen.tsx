/** Where the bench begins: what it is, a new run, the runs so far, the sets on this device. */
import { useCallback, useEffect, useRef } from "preact/hooks";
import { droppedFiles } from "../../packs/source-files";
import { useFileDrop } from "../../use-file-drop";
import { useKeptFocus } from "../../use-kept-focus";
import { useTitle } from "../../use-title";
import { useBenchTexts } from "../texts";
import { useBench } from "../use-room";
import { AddSet } from "./add-set";
import { OpenResults } from "./open-results";
import { PlanForm } from "./plan-form";
import { RunList } from "./run-list";
import { Sets } from "./sets";

export function StartScreen() {
  const { sets, runs } = useBench();
  const texts = useBenchTexts();
  useTitle(texts.heading);
  useEffect(() => {
    const own = new AbortController();
    const look = () => {
      if (document.visibilityState !== "visible") return;
      void sets.refresh();
      void runs.refresh(); // another tab may be at work on them
    };
    look();
    document.addEventListener("visibilitychange", look, { signal: own.signal });
    return () => own.abort();
  }, [sets, runs]);
  useFileDrop(useCallback((transfer: DataTransfer) => void sets.add(droppedFiles(transfer)), [sets]));
  const area = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useKeptFocus(area, `${runs.runs.value?.length} ${sets.sets.value?.length}`, heading);
  const side = (
    <div class="bench-side" key="side">
      <PlanForm />
      <AddSet />
      <OpenResults />
    </div>
  );
  const main = (
    <div class="bench-main" key="main">
      <RunList />
      <Sets />
    </div>
  );
  const begun = (runs.runs.value?.length ?? 0) > 0;
  return (
    <div class={begun ? "bench bench-start begun" : "bench bench-start"} ref={area}>
      <div class="bench-intro">
        <h1 class="desk-heading" tabIndex={-1} ref={heading}>
          {texts.heading}
        </h1>
        <p class="desk-lead">{texts.lead}</p>
      </div>
      {begun ? [main, side] : [side, main]}
    </div>
  );
}
