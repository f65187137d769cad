/** Begins, pauses and ends the reading; where the device has no voice of its own, says so when asked. */
import type { ReadAloud, Reading, SpokenLine } from "../../../app/read-aloud";
import { useTongue } from "../../i18n/texts";
import { Icon, type IconName } from "../../icons";
import { useVerdictTexts } from "../texts";

const ICONS = { silent: "speaker", reading: "pause", paused: "play" } satisfies Record<Reading["phase"], IconName>;

interface AloudButtonsProps {
  aloud: ReadAloud;
  lines: readonly SpokenLine[];
  /** A study is at work: what it has to say comes first. */
  busy: boolean;
}

export function AloudButtons({ aloud, lines, busy }: AloudButtonsProps) {
  const texts = useVerdictTexts();
  const tongue = useTongue();
  const { phase } = aloud.state.value;
  if (aloud.changes.value >= 0 && !aloud.canRead(tongue)) {
    return (
      <details class="aloud-none">
        <summary>{texts.aloud.none}</summary>
        <p>{texts.aloud.noneWhy}</p>
      </details>
    );
  }
  const run = { silent: () => aloud.read(lines, tongue), reading: aloud.pause, paused: aloud.resume }[phase];
  const words = { silent: texts.aloud.read, reading: texts.aloud.pause, paused: texts.aloud.resume }[phase];
  return (
    <div class="aloud" role="group" aria-label={texts.aloud.reading}>
      <button type="button" class="button" disabled={busy} title={busy ? texts.aloud.running : undefined} onClick={run}>
        <Icon name={ICONS[phase]} />
        {words}
      </button>
      <button type="button" class="button" hidden={phase === "silent"} onClick={aloud.stop}>
        <Icon name="stop" />
        {texts.aloud.stop}
      </button>
    </div>
  );
}
