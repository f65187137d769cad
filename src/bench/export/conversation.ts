/** An episode as the chat messages that a trainer reads: roles, strings, and a placeholder for each picture. */
import type { ImageHandle, Part } from "../../agent/ports";
import { firstTurn, resultTurn } from "../../agent/prompt";
import type { PromptFile } from "../../agent/prompt-file";
import { toolsOf } from "../../agent/tools/index";
import { AppError } from "../../base/errors";
import type { AgentEvent } from "../../domain/events";
import type { Box, Evidence } from "../../domain/evidence";

export interface Message {
  role: "system" | "user" | "assistant";
  content: string;
}

/** A picture that the model saw; `image` is 1-based, `box` in pixels of the original, sizes in pixels of what it saw. */
export type SeenPicture =
  | { kind: "photo"; image: number; width: number; height: number }
  | { kind: "crop"; image: number; box: Box }
  | { kind: "record"; packId: string; recordId: string };

export interface Conversation {
  messages: Message[];
  /** One for each `<image>` of the messages, in their order. */
  pictures: SeenPicture[];
  /** How many of the messages, and of the pictures, were there before the model first spoke. */
  prompt: { messages: number; pictures: number };
}

/**
 * The conversation of a journal, word for word what the model was told and what it wrote. Special tokens and placeholders
 * are that only in our own words: in data, and in what the model wrote, a blank after `<` takes their meaning away.
 * @throws AppError `journal-broken` when the journal has no beginning.
 */
export function conversationOf(trace: readonly AgentEvent[], prompt: PromptFile): Conversation {
  const start = trace.find((event) => event.type === "study-start");
  if (start === undefined) {
    throw new AppError("journal-broken", "write the episode: its journal has no beginning; run it anew");
  }
  const writer = new MessageWriter();
  const photos = start.photos.map(({ index, name, width, height, modelWidth, modelHeight }) => {
    const seen: SeenPicture = { kind: "photo", image: index, width: modelWidth, height: modelHeight };
    return { index, name, width, height, view: { ...writer.handle(seen), width: modelWidth, height: modelHeight } };
  });
  const tools = toolsOf(start.tools).map(({ schema }) => schema);
  writer.tell(firstTurn({ prompt, lang: start.lang, photos, question: start.question, tools }));
  const before = { messages: writer.messages.length - 1, pictures: writer.pictures.length };
  const turns = Math.max(0, ...trace.map((event) => ("turn" in event ? event.turn : 0)));
  for (let turn = 1; turn <= turns; turn++) {
    const own = trace.filter((event) => "turn" in event && event.turn === turn);
    writer.say(own.map((event) => (event.type === "token-delta" ? event.text : "")).join(""));
    const told = own.findLast((event) => event.type === "observation");
    if (told !== undefined) {
      writer.tell(
        resultTurn(
          told.evidence.flatMap(seenIn).map((seen) => writer.handle(seen)),
          told.text,
        ),
      );
    }
  }
  return { messages: writer.messages, pictures: writer.pictures, prompt: before };
}

/** The picture that comes with a piece of evidence. */
function seenIn(evidence: Evidence): SeenPicture[] {
  switch (evidence.kind) {
    case "crop":
      return [{ kind: "crop", image: evidence.image, box: evidence.box }];
    case "record":
      return [{ kind: "record", packId: evidence.packId, recordId: evidence.recordId }];
    case "photo":
    case "passage":
      return [];
    default:
      return evidence satisfies never;
  }
}

const TURN = /(<\|im_start\|>(?:system|user|assistant)\n|<\|im_end\|>\n)/u;
const SPECIAL = /<(?=image>|video>|\|)/gu;

class MessageWriter {
  readonly messages: Message[] = [];
  readonly pictures: SeenPicture[] = [];
  readonly #known: SeenPicture[] = [];

  /** What stands for a picture in the parts of a conversation. */
  handle(seen: SeenPicture): ImageHandle {
    return { key: String(this.#known.push(seen) - 1), width: 0, height: 0 };
  }

  tell(parts: readonly Part[]): void {
    for (const part of parts) {
      if (part.type === "template") this.#template(part.text);
      else if (part.type === "text") this.say(part.text);
      else if (part.type === "image") this.#picture(Number(part.image.key));
    }
  }

  /** Data, and the model's own words. */
  say(text: string): void {
    this.#add(text.replace(SPECIAL, "< "));
  }

  /** Ours: its turns are turns. */
  #template(text: string): void {
    for (const piece of text.split(TURN)) {
      const role = /^<\|im_start\|>(\w+)\n$/u.exec(piece)?.[1];
      if (role === "system" || role === "user" || role === "assistant") this.messages.push({ role, content: "" });
      else if (!TURN.test(piece)) this.#add(piece);
    }
  }

  #picture(index: number): void {
    const seen = this.#known[index];
    if (seen === undefined) return;
    this.pictures.push(seen);
    this.#add("<image>");
  }

  #add(text: string): void {
    const last = this.messages.at(-1);
    if (last !== undefined) last.content += text;
  }
}
