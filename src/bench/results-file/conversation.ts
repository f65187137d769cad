/** A conversation in chat messages, pictures left out, as the reference evaluator saves it. */
import type { PromptFile } from "../../agent/prompt-file";
import type { AgentEvent } from "../../domain/events";
import { conversationOf } from "../export/conversation";

export type ChatContent =
  | string
  | ({ type: "image_url"; image_url: { url: string } } | { type: "text"; text: string })[];
export interface ChatMessage {
  role: "system" | "user" | "assistant";
  content: ChatContent;
}

const OMITTED = { type: "image_url", image_url: { url: "[image omitted]" } } as const;

/** Empty for a journal without a beginning: nothing was asked. In a message the pictures come before the words. */
export function chatMessages(trace: readonly AgentEvent[], prompt: PromptFile): ChatMessage[] {
  if (trace[0]?.type !== "study-start") return [];
  return conversationOf(trace, prompt).messages.map(({ role, content }) => {
    const [first = "", ...others] = content.split("<image>");
    if (role !== "user" || others.length === 0) return { role, content };
    return { role, content: [...others.map(() => OMITTED), { type: "text", text: [first, ...others].join("") }] };
  });
}
