/** What the library said at once: a first impression, which gives way to what the model finds and folds under its verdict. */
import { useMemo } from "preact/hooks";
import { findingsOf, sentencesIn } from "../../app/study-findings";
import { certaintyOf } from "../../domain/certainty";
import { hashOf } from "../../app/route-model";
import type { OpenStudy } from "../../app/study-model";
import { studyRoomOf } from "../../app/study-room";
import { VOCABULARY_ATTRIBUTES, type VocabularyAttribute } from "../../domain/attribute";
import type { Glance, GlanceMatch } from "../../domain/glance";
import { useApp } from "../context";
import { useTexts, useTongue } from "../i18n/texts";
import { useRecordName } from "../record-name";
import { RecordPicture } from "./record-picture";
import { useStudyTexts } from "./texts";
import { shortName, useTermName } from "./use-term-name";

/** Similar pieces shown. */
const SHOWN = 4;

/** A vote surer than this is part of the sentence; less sure ones stand only in the list. */
const WORTH_SAYING = 0.35;

/** The surest votes as one phrase; empty where none is sure enough. */
export function usePhrase(): (glance: Glance) => string {
  const nameOf = useTermName();
  const tongue = useTongue();
  return ({ votes }) => {
    const names = VOCABULARY_ATTRIBUTES.flatMap((attribute) => {
      const [vote] = votes[attribute] ?? [];
      if (vote === undefined || vote.confidence < WORTH_SAYING) return [];
      return shortName(nameOf(vote.value));
    });
    return names.join(tongue === "en" ? " · " : "");
  };
}

function Match({ match }: { match: GlanceMatch }) {
  const { packId, recordId } = match;
  const name = useRecordName()(match.fields);
  return (
    <li>
      <a class="glance-match" href={hashOf({ screen: "piece", packId, recordId })} aria-label={name} title={name}>
        <RecordPicture packId={packId} recordId={recordId} />
      </a>
    </li>
  );
}

interface ImpressionProps {
  attribute: VocabularyAttribute;
  vote: { value: string; confidence: number } | undefined;
  /** What the model has named meanwhile. */
  found: string | undefined;
}

function Impression({ attribute, vote, found }: ImpressionProps) {
  const common = useTexts();
  const texts = useStudyTexts();
  const nameOf = useTermName();
  const first = vote === undefined ? "" : nameOf(vote.value);
  const claim = { label: first, evidence: [], basis: "retrieved" as const, value: null, confidence: 0, ...vote };
  return (
    <div class={found === undefined ? "impression" : "impression found"}>
      <dt>{common.attributes[attribute]}</dt>
      {found === undefined ? (
        <dd>
          {first} <span class="why">{common.verdict.words[certaintyOf(claim)]}</span>
        </dd>
      ) : (
        <dd>
          {nameOf(found)} <span class="why">{texts.glance.byModel}</span>
          {first !== "" && found !== vote?.value && <span class="why was"> {texts.glance.instead(first)}</span>}
        </dd>
      )}
    </div>
  );
}

function Impressions({ glance, study }: { glance: Glance; study: OpenStudy }) {
  const { lookup } = studyRoomOf(useApp());
  const find = lookup.value;
  const { turns, verdict } = study.view;
  const spoken = find === null || verdict !== null ? 0 : sentencesIn(turns);
  // A sentence at a time: not with every token.
  const found = useMemo(() => (find === null || spoken === 0 ? {} : findingsOf(turns, find)), [find, spoken]);
  const told = VOCABULARY_ATTRIBUTES.filter(
    (each) => glance.votes[each]?.[0] !== undefined || found[each] !== undefined,
  );
  if (told.length === 0) return null;
  return (
    <dl class="impressions">
      {told.map((each) => (
        <Impression key={each} attribute={each} vote={glance.votes[each]?.[0]} found={found[each]} />
      ))}
    </dl>
  );
}

function Matches({ glance }: { glance: Glance }) {
  const texts = useStudyTexts();
  if (glance.matches.length === 0) return null;
  return (
    <ul class="glance-matches" aria-label={texts.glance.matches}>
      {glance.matches.slice(0, SHOWN).map((match) => (
        <Match key={`${match.packId}/${match.recordId}`} match={match} />
      ))}
    </ul>
  );
}

export function glanceOf({ view, glance }: OpenStudy): Glance | null {
  return view.glance ?? glance;
}

export function GlanceCard({ study }: { study: OpenStudy }) {
  const texts = useStudyTexts();
  const phraseOf = usePhrase();
  const glance = glanceOf(study);
  if (glance === null || (glance.matches.length === 0 && !glance.match)) return null;
  const phrase = glance.match ? phraseOf(glance) : "";
  const said = phrase === "" ? texts.glance.nothing : texts.glance.looksLike(phrase);
  const rest = (
    <>
      <Matches glance={glance} />
      {glance.match && <Impressions glance={glance} study={study} />}
      <p class="note">{texts.glance.ground}</p>
    </>
  );
  if (study.view.verdict !== null) {
    return (
      <details class="glance folded">
        <summary>
          <span class="why">{texts.glance.heading}</span> {said}
        </summary>
        {rest}
      </details>
    );
  }
  return (
    <section class="glance" aria-labelledby="glance-heading">
      <h2 id="glance-heading" class="eyebrow">
        {texts.glance.heading}
      </h2>
      <p class={phrase === "" ? "glance-none" : "glance-said"}>{said}</p>
      {rest}
    </section>
  );
}
