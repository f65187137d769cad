/** A table and a folder of photographs become a pack of one's own: choosing, checking, importing, reporting. */
import { useCallback, useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { hashOf } from "../../app/route-model";
import { Icon } from "../icons";
import { ImportChoose } from "./import-choose";
import { ImportPlanView } from "./import-plan";
import { ImportReportView } from "./import-report";
import { ImportReading, ImportRun } from "./import-run";
import { droppedFiles } from "./source-files";
import { usePacksTexts } from "./texts";
import { useDesk } from "./use-desk";
import { useFileDrop } from "../use-file-drop";
import { useTitle } from "../use-title";
import "../styles/packs.css";
import "../styles/import.css";

export function ImportScreen() {
  const { imports, packs } = useDesk();
  const texts = usePacksTexts();
  useTitle(texts.importing.heading);
  useEffect(() => {
    void packs.refresh();
    void imports.refresh();
  }, [packs, imports]);
  const state = imports.state.value;
  const drop = useCallback(
    (transfer: DataTransfer) => {
      if (imports.state.value.phase !== "running") void imports.take(droppedFiles(transfer));
    },
    [imports],
  );
  useFileDrop(drop);
  const heading = useFreshPhase(state.phase);
  return (
    <div class="import">
      <a class="button quiet back" href={hashOf({ screen: "packs", add: null })}>
        <Icon name="back" />
        {texts.importing.back}
      </a>
      <h1 class="desk-heading" tabIndex={-1} ref={heading}>
        {state.phase === "finished" ? texts.importing.report.heading : texts.importing.heading}
      </h1>
      {state.phase === "choosing" && <ImportChoose refusal={state.refusal} />}
      {state.phase === "reading" && <ImportReading progress={state.progress} />}
      {state.phase === "planning" && <ImportPlanView plan={state.plan} />}
      {state.phase === "running" && <ImportRun progress={state.progress} stopping={state.stopping} />}
      {state.phase === "finished" && <ImportReportView pack={state.pack} report={state.report} />}
    </div>
  );
}

/** Each phase is read from its top, by eye and by screen reader; the heading takes the focus. */
function useFreshPhase(phase: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const seen = useRef(phase);
  useLayoutEffect(() => {
    if (seen.current === phase) return;
    seen.current = phase;
    scrollTo({ top: 0, behavior: "instant" });
    heading.current?.focus({ preventScroll: true });
  }, [phase]);
  return heading;
}
