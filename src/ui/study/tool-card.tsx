/** One use of a tool: what it set out to do, and what came of it. */
import type { OpenStudy } from "../../app/study-model";
import type { ToolStep } from "../../app/study-view";
import type { Dictionary } from "../i18n/dictionary";
import { formatDuration } from "../i18n/format";
import { useLang, useTexts } from "../i18n/texts";
import { Icon, type IconName } from "../icons";
import { CropCard, PassageCard, RecordCard } from "./evidence-cards";

const ICONS: Record<NonNullable<ToolStep["name"]>, IconName> = {
  image_zoom_in_tool: "zoom",
  search_image: "compare",
  search_text: "book",
};

export function toolTitle(step: ToolStep, texts: Dictionary): string {
  switch (step.name) {
    case "image_zoom_in_tool":
      return texts.tools.zoom;
    case "search_image":
      return texts.tools.searchImage;
    case "search_text":
      return texts.tools.searchText;
    case null:
      return texts.tools.malformed;
    default:
      return step.name satisfies never;
  }
}

/** What the tool was pointed at: a region, a photograph, a question. */
export function toolAim(step: ToolStep, texts: Dictionary): string {
  const { index, label, query } = step.arguments;
  if (step.name === "search_text") return typeof query === "string" ? texts.tools.query(query) : "";
  if (step.name === null) return "";
  return texts.tools.region(typeof index === "number" ? index : 1, typeof label === "string" ? label : "");
}

export function ToolCard({ step, study }: { step: ToolStep; study: OpenStudy }) {
  const texts = useTexts();
  const lang = useLang();
  const crops = step.evidence.filter((each) => each.kind === "crop");
  const records = step.evidence.filter((each) => each.kind === "record");
  const passages = step.evidence.filter((each) => each.kind === "passage");
  const searched = step.name === "search_image" || step.name === "search_text";
  return (
    <div class={`tool-card ${step.state}`}>
      <p class="tool-head">
        <Icon name={step.name === null ? "warning" : ICONS[step.name]} />
        <span>
          <strong>{toolTitle(step, texts)}</strong> <span class="why">{toolAim(step, texts)}</span>
        </span>
        <span class="figures">{step.ms === null ? texts.tools.running : formatDuration(lang, step.ms)}</span>
      </p>
      {crops.map((crop) => (
        <CropCard key={crop.id} crop={crop} study={study} />
      ))}
      {records.length > 0 && (
        <ul class="records">
          {records.map((record) => (
            <RecordCard key={record.id} record={record} />
          ))}
        </ul>
      )}
      {passages.length > 0 && (
        <ul class="passages">
          {passages.map((passage) => (
            <PassageCard key={passage.id} passage={passage} />
          ))}
        </ul>
      )}
      {step.state === "failed" && <p class="note">{texts.tools.failed}</p>}
      {step.state === "done" && searched && step.evidence.length === 0 && <p class="note">{texts.tools.noneFound}</p>}
    </div>
  );
}
