/** The packs on this device, and those that come in. */
import type { RefObject } from "preact";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { isPlain } from "../../app/pack-arrivals";
import { hashOf } from "../../app/route-model";
import type { PackSummary } from "../../app/ports";
import { formatBytes } from "../i18n/format";
import { useTongue } from "../i18n/texts";
import { AddPack, packFiles } from "./add-pack";
import { Announced } from "./announced";
import { AskDialog } from "./ask-dialog";
import { ArrivalCard } from "./arrival-card";
import { PackCard } from "./pack-card";
import { holdings, usePackTitle } from "./pack-facts";
import { Refused } from "./refused";
import { saveFile } from "./save-file";
import { usePacksTexts } from "./texts";
import { useDesk } from "./use-desk";
import { useFileDrop } from "../use-file-drop";
import { useTitle } from "../use-title";
import { useKeptFocus } from "../use-kept-focus";
import "../styles/packs.css";

/** `add`: where a pack lies that is to be installed, as a link or a QR code says it. */
export function PacksScreen({ add }: { add: string | null }) {
  const { packs, arrivals } = useDesk();
  const texts = usePacksTexts();
  useTitle(texts.heading);
  useRefresh(packs.refresh);
  useEffect(() => {
    if (add === null) return;
    arrivals.addAddress(add);
    history.replaceState(null, "", hashOf({ screen: "packs", add: null })); // loading the page anew must not ask again
  }, [add, arrivals]);
  useFileDrop(useCallback((transfer) => arrivals.add(packFiles(transfer.files)), [arrivals]));
  const main = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useKeptFocus(main, `${packs.packs.value?.length} ${arrivals.arrivals.value.length}`, heading);
  return (
    <div class="packs">
      <div class="packs-side">
        <h1 class="desk-heading">{texts.heading}</h1>
        <p class="desk-lead">{texts.lead}</p>
        <AddPack />
        <MakePack />
      </div>
      <div class="packs-main" ref={main}>
        <Arrivals />
        <Installed heading={heading} />
      </div>
    </div>
  );
}

/** Read at once, and again when the visitor comes back: another tab may have changed them. */
function useRefresh(refresh: () => Promise<void>): void {
  useEffect(() => {
    const own = new AbortController();
    const look = () => document.visibilityState === "visible" && void refresh();
    look();
    document.addEventListener("visibilitychange", look, { signal: own.signal });
    return () => own.abort();
  }, [refresh]);
}

/** The way to the making of a pack; while one is made, how far it is. */
function MakePack() {
  const { imports } = useDesk();
  const texts = usePacksTexts();
  const state = imports.state.value;
  return (
    <div class="make">
      <p class="note">{state.phase === "running" ? texts.makeRunning : texts.makeLead}</p>
      <a class="button" href={hashOf({ screen: "import" })}>
        {state.phase === "running" ? texts.makeLook : texts.make}
      </a>
    </div>
  );
}

function Arrivals() {
  const { arrivals } = useDesk();
  const texts = usePacksTexts();
  const all = arrivals.arrivals.value;
  const heading = useRef<HTMLHeadingElement>(null);
  const newest = all.at(-1)?.key ?? 0;
  const seen = useRef(0);
  useLayoutEffect(() => {
    if (newest > seen.current) heading.current?.focus(); // what was brought comes into view
    seen.current = Math.max(seen.current, newest);
  }, [newest]);
  const plain = all.filter(({ state }) => state.phase === "preview" && isPlain(state.preview)).length;
  if (all.length === 0) return null;
  return (
    <section class="arrivals" aria-labelledby="arrivals-heading">
      <div class="section-head">
        <h2 id="arrivals-heading" class="section-heading" tabIndex={-1} ref={heading}>
          {texts.add.coming}
        </h2>
        {plain > 1 && (
          <button type="button" class="button" onClick={() => arrivals.installAll()}>
            {texts.add.all(plain)}
          </button>
        )}
      </div>
      <ul>
        {all.map((arrival) => (
          <li key={arrival.key}>
            <ArrivalCard arrival={arrival} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Installed({ heading }: { heading: RefObject<HTMLHeadingElement | null> }) {
  const { packs } = useDesk();
  const texts = usePacksTexts();
  const tongue = useTongue();
  const titleOf = usePackTitle();
  const [asked, setAsked] = useState<PackSummary | null>(null);
  const [news, setNews] = useState("");
  const all = packs.packs.value;
  const save = async ({ id }: PackSummary) => {
    const file = await packs.save(id);
    if (file === null) return;
    saveFile(file.name, file.blob);
    setNews(texts.pack.saved(file.name));
  };
  const remove = async (pack: PackSummary) => {
    if (await packs.remove(pack.id)) setNews(texts.pack.removed(titleOf(pack)));
  };
  const refusal = packs.refusal.value;
  return (
    <section aria-labelledby="installed-heading">
      <div class="section-head">
        <h2 id="installed-heading" class="section-heading" tabIndex={-1} ref={heading}>
          {texts.installed}
        </h2>
        {all !== null && all.length > 1 && (
          <p class="figures">
            {texts.inAll(
              formatBytes(
                tongue,
                all.reduce((sum, { bytes }) => sum + bytes, 0),
              ),
            )}
          </p>
        )}
      </div>
      {refusal !== null && (
        <Refused refusal={refusal}>
          <button type="button" class="button" onClick={() => void packs.refresh()}>
            {texts.again}
          </button>
        </Refused>
      )}
      {all === null && refusal === null && <p class="pulse">{texts.reading}</p>}
      {all?.length === 0 && <p class="note">{texts.none}</p>}
      <ul>
        {all?.map((pack) => (
          <li key={pack.id}>
            <PackCard
              pack={pack}
              activity={packs.activities.value.get(pack.id)}
              save={() => void save(pack)}
              remove={() => setAsked(pack)}
            />
          </li>
        ))}
      </ul>
      {asked !== null && (
        <AskDialog
          heading={texts.pack.confirm(titleOf(asked))}
          text={texts.pack.confirmText(holdings(texts, asked.counts), formatBytes(tongue, asked.bytes))}
          action={texts.pack.remove}
          act={() => void remove(asked)}
          close={() => setAsked(null)}
        >
          <button type="button" class="button" onClick={() => void save(asked)}>
            {texts.pack.export}
          </button>
        </AskDialog>
      )}
      <Announced>{news}</Announced>
    </section>
  );
}
