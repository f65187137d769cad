/** The seven attributes of a piece, in the order a museum label gives them. Knows no vocabulary. */
export const ATTRIBUTES = ["dynasty", "reign", "kiln", "color", "motif", "shape", "name"] as const;
export type Attribute = (typeof ATTRIBUTES)[number];

/** The six attributes whose values are vocabulary ids; `name` is free text. */
export const VOCABULARY_ATTRIBUTES = ["dynasty", "reign", "kiln", "color", "motif", "shape"] as const;
export type VocabularyAttribute = (typeof VOCABULARY_ATTRIBUTES)[number];

export type Lang = "en" | "zh";
