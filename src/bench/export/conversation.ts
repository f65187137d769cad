/** An episode as the chat messages that a trainer reads: roles, strings, and a placeholder for each picture. */
import type { ImageHandle, Part } from "../../agent/ports";
import { firstTurn, resultTurn, withAddition } from "../../agent/prompt";
import type { PromptFile } from "../../agent/prompt-file";
import { toolsOf } from "../../agent/tools/index";
import { type UserTurn, cropIn, userTurnContent } from "../../agent/user-turn";
import { AppError } from "../../base/errors";
import type { AgentEvent, StudyPhoto } from "../../domain/events";
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
 * The conversation of a journal, word for word what the model was told, by a person in mid-way too, and what it wrote. Special tokens and placeholders
 * are that only in our own words: in data, and in what the model wrote, a blank after `<` takes their meaning away.
 * @throws AppError `journal-broken` when the journal has no beginning.
 */
export function conversationOf(trace: readonly AgentEvent[], prompt: PromptFile): Conversation {
  const start = trace.find((event) => event.type === "study-start");
  if (start === undefined) {
    throw new AppError("journal-broken", "write the episode: its journal has no beginning; run it anew");
  }
  const writer = new MessageWriter();
  const photos = start.photos.map((photo) => ({ ...photo, view: writer.photo(photo) }));
  const tools = toolsOf(start.tools).map(({ schema }) => schema);
  let lang = start.lang;
  const added = (event: UserTurn) => {
    lang = event.lang ?? lang;
    const crop = cropIn(event);
    return userTurnContent(prompt, lang, event, {
      photo: event.photo && writer.photo(event.photo),
      crop: crop && writer.handle({ kind: "crop", image: crop.image, box: crop.box }),
    });
  };
  let told = firstTurn({ prompt, lang, photos, question: start.question, tools });
  let before: Conversation["prompt"] | undefined;
  const tell = () => {
    writer.tell(told);
    told = [];
    before ??= { messages: writer.messages.length - 1, pictures: writer.pictures.length };
  };
  const turns = Math.max(0, ...trace.map((event) => ("turn" in event ? event.turn : 0)));
  for (let turn = 0; turn <= turns; turn++) {
    const own = trace.filter((event) => "turn" in event && event.turn === turn);
    const said = own.flatMap((event) => (event.type === "token-delta" ? event.text : []));
    if (said.length > 0) {
      tell();
      writer.say(said.join(""));
    }
    const result = own.findLast((event) => event.type === "observation");
    if (result !== undefined) {
      const images = result.evidence.flatMap(seenIn).map((seen) => writer.handle(seen));
      told = [...told, ...resultTurn(images, result.text)];
    }
    for (const event of own) if (event.type === "user-turn") told = withAddition(told, added(event));
  }
  tell();
  return { messages: writer.messages, pictures: writer.pictures, prompt: before ?? { messages: 0, pictures: 0 } };
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

  /** The same for a photograph, in the size the model saw. */
  photo({ index, modelWidth: width, modelHeight: height }: StudyPhoto): ImageHandle {
    return { ...this.handle({ kind: "photo", image: index, width, height }), width, height };
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
