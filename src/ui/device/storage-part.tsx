/** What takes the room, and whether the browser has promised to leave it alone. */
import type { StorageModel } from "../../app/storage-model";
import type { StorageFigures } from "../../app/storage-port";
import { formatBytes } from "../i18n/format";
import { useTongue } from "../i18n/texts";
import { useShellTexts } from "./texts";

type Kind = "photos" | "packs" | "models" | "app" | "rest";

/** Bytes by kind; the rest is what the browser counts beyond what we did. */
function sharesOf({ notebook, packs, models, app, used }: StorageFigures): [Kind, number][] {
  const keptBytes = models.flatMap(({ files }) => files).filter(({ kept }) => kept);
  const shares: [Kind, number][] = [
    ["photos", notebook.photoBytes],
    ["packs", packs.reduce((sum, { bytes }) => sum + bytes, 0)],
    ["models", keptBytes.reduce((sum, { bytes }) => sum + bytes, 0)],
    ["app", app.bytes],
  ];
  const counted = shares.reduce((sum, [, bytes]) => sum + bytes, 0);
  return [...shares, ["rest", Math.max(0, (used ?? 0) - counted)]];
}

function KeptOrNot({ storage, figures }: { storage: StorageModel; figures: StorageFigures }) {
  const texts = useShellTexts();
  const { persisted } = figures;
  const answer = storage.answer.value;
  if (persisted === null) return <p class="why">{texts.device.cannotPersist}</p>;
  return (
    <div class="device-promise" role="status">
      <p>
        {persisted ? texts.device.persisted : texts.device.notPersisted}{" "}
        {answer !== null && <span class="why">{answer ? texts.device.granted : texts.device.refused}</span>}
      </p>
      {!persisted && (
        <button type="button" class="button" onClick={() => void storage.persist()}>
          {texts.device.persist}
        </button>
      )}
    </div>
  );
}

export function StoragePart({ storage }: { storage: StorageModel }) {
  const texts = useShellTexts();
  const tongue = useTongue();
  const figures = storage.figures.value;
  const bytes = (n: number) => formatBytes(tongue, n);
  return (
    <section class="device-part" aria-labelledby="storage-heading">
      <h2 id="storage-heading">{texts.device.storage}</h2>
      {figures === null && !storage.unknown.value && <p class="pulse">{texts.device.measuring}</p>}
      {storage.unknown.value && (
        <p class="device-unknown">
          {texts.device.unknown}{" "}
          <button type="button" class="button text" onClick={() => void storage.measure()}>
            {texts.device.again}
          </button>
        </p>
      )}
      {figures !== null && (
        <>
          <Shares figures={figures} bytes={bytes} />
          <KeptOrNot storage={storage} figures={figures} />
        </>
      )}
    </section>
  );
}

function Shares({ figures, bytes }: { figures: StorageFigures; bytes: (n: number) => string }) {
  const texts = useShellTexts();
  const { used, room, notebook, packs, models, app, bench } = figures;
  const shares = sharesOf(figures);
  const whole = shares.reduce((sum, [, size]) => sum + size, 0);
  const pieces = packs.reduce((sum, pack) => sum + pack.pieces, 0);
  const about: Record<Kind, string> = {
    photos: texts.device.photosOf(notebook.studies, notebook.photos),
    packs: texts.device.packsOf(packs.length, pieces),
    models: texts.device.files(models.flatMap(({ files }) => files).filter(({ kept }) => kept).length),
    app: texts.device.files(app.files),
    rest: bench.sets + bench.runs === 0 ? texts.device.restOf : texts.device.benchOf(bench.sets, bench.runs),
  };
  return (
    <>
      <p class="device-sum">
        <strong>
          {room === null
            ? texts.device.usedOnly(bytes(used ?? whole))
            : texts.device.used(bytes(used ?? whole), bytes(room))}
        </strong>
      </p>
      <div class="device-bar" aria-hidden="true">
        {shares.map(([kind, size]) => size > 0 && <i key={kind} class={`of-${kind}`} style={{ flexGrow: size }} />)}
      </div>
      <dl class="device-rows">
        {shares.map(([kind, size]) => (
          <div key={kind}>
            <dt>
              <i class={`key of-${kind}`} aria-hidden="true" /> {texts.device.kinds[kind]}
              <span class="why">{about[kind]}</span>
            </dt>
            <dd>{bytes(size)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
