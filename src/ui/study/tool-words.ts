/** What a use of a tool is called, and what it was pointed at. */
import type { ToolStep } from "../../app/study-view";
import type { Dictionary } from "../i18n/dictionary";

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

/** A region, a photograph, a question. */
export function toolAim(step: ToolStep, texts: Dictionary): string {
  const { index, label, query } = step.arguments;
  if (step.name === "search_text") return typeof query === "string" ? texts.tools.query(query) : "";
  if (step.name === null) return "";
  return texts.tools.region(typeof index === "number" ? index : 1, typeof label === "string" ? label : "");
}
