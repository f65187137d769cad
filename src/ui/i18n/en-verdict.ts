/** The museum label in English, and what one does with it. */

export const enVerdict = {
  either: (one: string, other: string) => `${one} or ${other}`,
  reignOpen: (period: string) => `${period}, reign uncertain`,
  region: (province: string) => `A kiln in ${province}`,
  vessel: "Vessel",
  open: "Not determined",
  ownWords: "in the model’s own words",
  sureness: "How sure",
  /** `right`: of ten. */
  ofTen: (right: number) =>
    right === 10 ? "Right in nearly all cases like this" : `Right in about ${right} of 10 cases like this`,
  ownFigure: "The model’s own figure, not checked against known pieces",
  figures: {
    calibrated: "The percentages are counted: how often claims like these were right on pieces with known labels.",
    mixed: "Some percentages are the model’s own figures and not checked against known pieces; their bars are hatched.",
    uncalibrated:
      "The percentages are the model’s own figures. They rank what it is more and less sure of, but have not been checked against known pieces.",
  },
  guess: {
    heading: "Its first guess",
    unsure: (name: string, percent: string) =>
      `It would have said ${name}, at ${percent}. That is likelier wrong than right, so the label says less.`,
    "at-odds": (name: string, percent: string) =>
      `It said ${name}, at ${percent}, which does not go with the rest of its dating. The label leaves the less sure of the two open.`,
  },
  mark: {
    heading: "The mark",
    reads: (reign: string, years: string) => `It reads ${reign}, ${years}.`,
    readsNoReign: "It names no reign: perhaps a hall, a workshop, an owner or a wish.",
    rule: "A mark says what was written, not when.",
    within: "It fits the period given above.",
    onlyGround: "The reign above rests on this mark alone, so it is a reading and not yet a date.",
    before:
      "The piece itself speaks for a later time than its mark. That is no contradiction: for centuries potters wrote the marks of reigns they admired, as a bow to an older master.",
    after:
      "It names a later time than the rest of the piece suggests, and a piece is no older than its mark. One of the two was misread: a sharper photograph of the mark would tell which.",
    unknown: "The rest of the piece gives no period to set beside it.",
    unmarked:
      "Marks of this reign were not yet written on bases in its own time; where they stand, they were written later.",
    look: "Where it was read",
  },
  wanted: {
    heading: "What would change the answer",
    lead: "One more photograph would help most. In this order:",
    views: {
      whole: "The whole piece, from the side",
      base: "The base and the foot rim",
      mark: "The mark, straight on",
      detail: "A close-up of the painting or glaze",
      interior: "The inside and the rim",
    },
    how: {
      whole: "The outline, the widest point and the neck decide the shape.",
      base: "Body, foot rim and where the glaze stops lead to the kiln and its time.",
      mark: "Fill the frame with it, in even light, so that every stroke is sharp.",
      detail: "Brush strokes, the tone of the blue, bubbles and crackle.",
      interior: "Spur scars, rings and hidden decoration sit there.",
    },
    settles: (attributes: string) => `Would settle: ${attributes}`,
    again: "There is one already; a closer, sharper one would help.",
    add: (view: string) => `Add: ${view}`,
    addShort: "Add",
  },
  confused: {
    heading: "Easily taken for",
    named: (other: string) => `Similar pieces or the mark point to: ${other}`,
    versus: "or",
  },
  similar: {
    heading: "Side by side",
    compare: (n: number, name: string) => `Compare with similar piece ${n}: ${name}`,
    percent: (percent: string) => `${percent} alike`,
  },
  guessFirst: "Guess it yourself",
  aloud: {
    read: "Read aloud",
    pause: "Pause",
    resume: "Read on",
    stop: "Stop",
    none: "Why can it not be read aloud?",
    noneWhy:
      "This device has no voice of its own in this language. Voices that need the network are not used, so that nothing of a study is sent anywhere. Your system’s settings may let you add one.",
    running: "Not while a study is running",
    reading: "Reading aloud",
  },
  notPorcelainText:
    "This model sees no piece of Chinese porcelain in these photographs. It knows nothing else, so what it is remains open.",
  notPorcelainTips: {
    heading: "If it is one after all",
    fill: "Let the piece fill the frame, on a plain ground.",
    light: "Take it in even light, without flash.",
    base: "Add the base: body and foot rim say more than the painting.",
  },
  noVerdict: {
    heading: "No verdict",
    text: "The study ended before it reached one. What it found is kept below.",
  },
  honesty: {
    heading: "Why it judges neither authenticity nor price",
    short: "A photograph shows no weight, no sound, and not what lies under the glaze.",
    hand: "Whoever is asked whether a piece is genuine takes it into their hands: feels its weight and its foot, looks at the body under a glass, and asks where it has been. None of this is in a photograph, and a model that pretended otherwise would mislead you.",
    mark: "A reign mark does not settle it either: it says what was written, not when.",
    worth:
      "What a piece is worth is a question for people who answer for their word. This page tells you what to look at and what to read, so that you can ask them better.",
  },
  model: (model: string, backend: string) => `${model} on ${backend}`,
} as const;
