/** What a tool is: a schema the model sees, and a way from raw arguments to a result. Knows none in particular. */
import * as v from "valibot";
import type { Lang } from "../../domain/attribute";
import type { Box, Evidence, EvidenceKind } from "../../domain/evidence";
import type { ToolName } from "../../domain/events";
import type { AgentPorts, ImageHandle, ToolSchema } from "../ports";
import type { PromptFile } from "../prompt-file";

/** What the model is told instead of a result: a tool's failure is text, never a throw. */
export interface Refusal {
  refused: Record<Lang, string>;
}

export interface ToolResult {
  evidence: Evidence[];
  images: ImageHandle[];
  /** Lines for the model, each with its line end. */
  text: string;
}

export interface ToolContext {
  ports: AgentPorts;
  prompt: PromptFile;
  lang: Lang;
  /** The next evidence id of the study. Ask when the result is there: an id that was asked for is used up. */
  nextEvidence(kind: EvidenceKind): string;
}

/** A call whose arguments are sound, ready to run. */
export interface PreparedCall {
  /** For a zoom: the box in original pixels. */
  box?: Box;
  run(signal: AbortSignal): Promise<ToolResult | Refusal>;
}

export interface Tool {
  name: ToolName;
  schema: ToolSchema;
  /** Checks the arguments; a refusal says to the model what is wrong with them. */
  prepare(values: Record<string, unknown>, context: ToolContext): PreparedCall | Refusal;
}

export function isRefusal(value: object): value is Refusal {
  return "refused" in value;
}

export function refuse(en: string, zh: string): Refusal {
  return { refused: { en, zh } };
}

/** A tool from the schema of its input; `prepare` gets parsed input only. */
export function defineTool<S extends v.GenericSchema<unknown, unknown>>(tool: {
  name: ToolName;
  description: string;
  parameters: Record<string, unknown>;
  input: S;
  prepare(input: v.InferOutput<S>, context: ToolContext): PreparedCall | Refusal;
}): Tool {
  const { name, description, parameters, input } = tool;
  return {
    name,
    schema: { name, description, parameters },
    prepare(values, context) {
      const parsed = v.safeParse(input, values, { abortPipeEarly: true });
      if (parsed.success) return tool.prepare(parsed.output, context);
      const [issue] = parsed.issues;
      const path = v.getDotPath(issue) ?? "arguments";
      return refuse(`${name}: ${path} is missing or of the wrong kind.`, `${name}：${path}缺失或类型不对。`);
    },
  };
}

/** The 1-based index of one of the user's photographs. */
export const photoIndex = v.pipe(v.number(), v.integer());

/** A refusal when no photograph has this index. */
export function missingPhoto(index: number, { ports }: ToolContext): Refusal | undefined {
  const count = ports.photos.length;
  if (index >= 1 && index <= count) return undefined;
  return refuse(`there is no image ${index}; images 1 to ${count} exist.`, `没有图${index}，只有图1至图${count}。`);
}
