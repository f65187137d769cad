/** The registry: one line a tool. */
import { TOOL_NAMES, type ToolName } from "../../domain/events";
import { imageZoomIn } from "./image-zoom-in";
import { searchImage } from "./search-image";
import { searchText } from "./search-text";
import type { Tool } from "./tool";

const TOOLS: Record<ToolName, Tool> = {
  image_zoom_in_tool: imageZoomIn,
  search_image: searchImage,
  search_text: searchText,
};

/** The enabled tools, in the protocol's order whatever order they were asked in. */
export function toolsOf(enabled: readonly ToolName[]): Tool[] {
  return TOOL_NAMES.filter((name) => enabled.includes(name)).map((name) => TOOLS[name]);
}
