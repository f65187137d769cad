/** Episodes as rows of the two data sets that verl trains on. Knows no file format and opens no picture. */
import type { RowResult, RunSummary } from "../../domain/bench";
import type { ToolName } from "../../domain/events";
import type { Conversation, Message } from "./conversation";

/** `bytes`: an image file. */
export interface PictureCell {
  bytes: Uint8Array;
}

/** verl's MultiTurnSFTDataset: loss on the assistant's messages only; columns it does not know are for people. */
export interface SftRow {
  messages: Message[];
  images: PictureCell[];
  data_source: string;
  id: string;
}

/** verl's RLHFDataset with tools. */
export interface RlRow {
  data_source: string;
  prompt: Message[];
  images: PictureCell[];
  ability: string;
  reward_model: { style: "rule"; ground_truth: string };
  extra_info: {
    index: number;
    id: string;
    specimen: string;
    type: string;
    question: string;
    need_tools_kwargs: boolean;
    /** Only the run's tools; none at all where it has none, since a struct needs a field. */
    tools_kwargs?: Partial<Record<ToolName, { create_kwargs: { id: string } }>>;
  };
  agent_name: "tool_agent" | "single_turn_agent";
}

/** What a trainer picks the reward by: letters are compared, words are judged. */
function sourceOf({ settings }: RunSummary): string {
  return settings.protocol === "free-form" ? "ciqi/free-form" : "ciqi/choice";
}

export function sftRow(run: RunSummary, { row }: RowResult, { messages }: Conversation, images: PictureCell[]): SftRow {
  return { messages, images, data_source: sourceOf(run), id: row.id };
}

/** `images`: those of the prompt. */
export function rlRow(
  run: RunSummary,
  { row, seq }: RowResult,
  { messages, prompt }: Conversation,
  images: PictureCell[],
): RlRow {
  const { tools, protocol } = run.settings;
  const right = row.options.find(({ letter }) => letter === row.answer)?.text;
  return {
    data_source: sourceOf(run),
    prompt: messages.slice(0, prompt.messages),
    images,
    ability: "porcelain",
    reward_model: {
      style: "rule",
      ground_truth: protocol === "free-form" ? (row.reference ?? right ?? row.answer) : row.answer,
    },
    extra_info: {
      index: seq,
      id: row.id,
      specimen: row.specimen,
      type: row.type,
      question: row.question,
      need_tools_kwargs: tools.length > 0,
      ...(tools.length > 0 && {
        tools_kwargs: Object.fromEntries(tools.map((tool) => [tool, { create_kwargs: { id: row.id } }])),
      }),
    },
    agent_name: tools.length > 0 ? "tool_agent" : "single_turn_agent",
  };
}
