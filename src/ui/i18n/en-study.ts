/** Following a study in English: the first impression, what a person adds, what comes of it. */
import { count } from "./plural";

export const enStudy = {
  glance: {
    heading: "First impression",
    looksLike: (what: string) => `Looks like ${what}`,
    nothing: "Nothing in the library looks much like it. The nearest pieces:",
    ground: "From pictures in the library that look alike, before the model has thought about it.",
    matches: "Pieces that look alike",
    byModel: "by the model’s own words",
    instead: (was: string) => `at first: ${was}`,
  },
  remaining: {
    about: (span: string) => `${span} more`,
    longer: "longer than usual here",
  },
  you: {
    asked: "You asked",
    pointed: (n: number) => `You pointed at photograph ${n}`,
    pointedAt: "The place you pointed at",
    added: (n: number) => `You added photograph ${n}`,
    box: "Where you pointed",
    pending: "On its way",
    pendingOnTheWay: "On its way: the model hears of it with its next step",
  },
  reply: {
    heading: "Its answer",
    anew: "Its verdict, looked at again",
    nothing: "Every attribute stands as it was.",
    changed: "What changed",
    was: "Before",
    is: "Now",
    none: "not determined",
    toVerdict: "To the verdict",
  },
  weighed: {
    heading: "Set side by side",
    ground: "Reckoned by the app, not said by the model",
    share: (percent: string) => `${percent} of the model’s weight`,
    shareNote: "The weight is how probable the model’s own figures make each of the two, next to the other.",
    waiting: "Weighing the two",
    pieces: (n: number) =>
      n === 0 ? "no similar piece says so" : count(n, "similar piece says so", "similar pieces say so"),
    tellTale: "How to tell them apart",
  },
  composer: {
    label: "Ask about this piece",
    placeholder: "Ask about this piece",
    whyNot: (term: string, isName: boolean) => `Why not ${isName ? term : `“${term}”`}?`,
    suggestions: "Questions one might ask",
    send: "Ask",
    addPhoto: "Add a photograph",
    lookHere: "Look here",
  },
  point: {
    heading: "Look here",
    help: "Draw a frame around what it should look at, or move the one that is there.",
    keys: "Arrow keys move the frame, Shift and an arrow key resize it, Enter asks.",
    frame: "Frame",
    frameRole: "frame on the photograph",
    place: (left: string, top: string, width: string, height: string) =>
      `${left} from the left, ${top} from the top, ${width} wide, ${height} high`,
    words: "What about it? (may stay empty)",
    hint: "What about it?",
    ask: "Look here",
    close: "Close",
    alt: (n: number) => `Photograph ${n}, to point at`,
  },
  yours: (n: number) => `Yours, photograph ${n}`,
  tell: {
    looksLike: (what: string) => `First impression: looks like ${what}.`,
    step: (n: number, words: string) => `Step ${n}: ${words}.`,
    found: (what: string, n: number, nearest: string) =>
      n === 0 ? `${what}: nothing close found` : `${what}: ${n} found, the nearest ${nearest}`,
    passages: (what: string, n: number) => `${what}: ${count(n, "passage", "passages")}`,
    failed: (what: string) => `${what}: did not work`,
    told: "What you added is part of the study now.",
    verdict: (name: string) => `The verdict is here: ${name}.`,
    again: (n: number) =>
      n === 0
        ? "It looked again: the verdict stands as it was."
        : `It looked again: ${count(n, "attribute", "attributes")} changed.`,
    answer: (text: string) => `Its answer: ${text}`,
  },
};
