/** One use of a tool: what it set out to do, and what came of it. */
import type { OpenStudy } from "../../app/study-model";
import type { ToolStep } from "../../app/study-view";
import { formatDuration } from "../i18n/format";
import { useTexts, useTongue } from "../i18n/texts";
import { Icon, type IconName } from "../icons";
import { CropCard, PassageCard, RecordCard } from "./evidence-cards";
import { useStudyTexts } from "./texts";
import { toolAim, toolTitle } from "./tool-words";

const ICONS: Record<NonNullable<ToolStep["name"]>, IconName> = {
  image_zoom_in_tool: "zoom",
  search_image: "compare",
  search_text: "book",
};

export function ToolCard({ step, study }: { step: ToolStep; study: OpenStudy }) {
  const texts = useTexts();
  const tongue = useTongue();
  const words = useStudyTexts();
  const crops = step.evidence.filter((each) => each.kind === "crop");
  const records = step.evidence.filter((each) => each.kind === "record");
  const passages = step.evidence.filter((each) => each.kind === "passage");
  /** What a picture search compared, beside what it found. */
  const index = step.arguments["index"] === undefined ? 1 : Number(step.arguments["index"]);
  const own = step.name === "search_image" ? study.photos[index - 1] : undefined;
  const searched = step.name === "search_image" || step.name === "search_text";
  return (
    <div class={`tool-card ${step.state}`}>
      <p class="tool-head">
        <Icon name={step.name === null ? "warning" : ICONS[step.name]} />
        <span>
          <strong>{toolTitle(step, texts)}</strong> <span class="why">{toolAim(step, texts)}</span>
        </span>
        <span class="figures">{step.ms === null ? texts.tools.running : formatDuration(tongue, step.ms)}</span>
      </p>
      {crops.map((crop) => (
        <CropCard key={crop.id} crop={crop} study={study} />
      ))}
      {records.length > 0 && (
        <ul class="records">
          {own !== undefined && (
            <li class="own-photo">
              <img class="record-thumb" src={own.url} alt="" />
              <span class="why">{words.yours(index)}</span>
            </li>
          )}
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
