/** The ways in for a pack: files, an address on this site, a QR code in a picture. */
import { useRef, useState } from "preact/hooks";
import { Icon } from "../icons";
import { canReadQr, readQr } from "./read-qr";
import { usePacksTexts } from "./texts";
import { useDesk } from "./use-desk";

export function AddPack() {
  const { arrivals } = useDesk();
  const texts = usePacksTexts();
  const files = useRef<HTMLInputElement>(null);
  const picture = useRef<HTMLInputElement>(null);
  const [address, setAddress] = useState("");
  const lookUp = (event: Event) => {
    event.preventDefault();
    if (address.trim() === "") return;
    arrivals.addAddress(address);
    setAddress("");
  };
  const scan = async (file: File | undefined) => {
    if (file === undefined) return;
    try {
      arrivals.addAddress(await readQr(file));
    } catch (error) {
      arrivals.refuse(file.name, error);
    }
  };
  return (
    <section class="add-pack drop-zone" aria-labelledby="add-pack-heading">
      <h2 id="add-pack-heading" class="section-heading">
        {texts.add.heading}
      </h2>
      <button type="button" class="button primary" onClick={() => files.current?.click()}>
        <Icon name="file" />
        {texts.add.choose}
      </button>
      <input
        ref={files}
        class="visually-hidden"
        type="file"
        multiple
        tabIndex={-1}
        aria-label={texts.add.choose}
        onChange={(event) => {
          arrivals.add(packFiles(event.currentTarget.files));
          event.currentTarget.value = ""; // the same file may be chosen again
        }}
      />
      <p class="note drop-hint">{texts.add.drop}</p>
      <details class="elsewhere">
        <summary>
          <span class="link-like">{canReadQr() ? texts.add.elsewhereQr : texts.add.elsewhere}</span>
        </summary>
        <form class="address" onSubmit={lookUp}>
          <label>
            <span>{texts.add.address}</span>
            <input
              class="field"
              type="text"
              inputMode="url"
              autoComplete="off"
              spellcheck={false}
              placeholder={texts.add.addressHint}
              value={address}
              onInput={(event) => setAddress(event.currentTarget.value)}
            />
          </label>
          <button type="submit" class="button">
            {texts.add.fetch}
          </button>
        </form>
        {canReadQr() && (
          <>
            <button type="button" class="button quiet" onClick={() => picture.current?.click()}>
              <Icon name="qr" />
              {texts.add.qr}
            </button>
            <input
              ref={picture}
              class="visually-hidden"
              type="file"
              accept="image/*"
              tabIndex={-1}
              aria-label={texts.add.qr}
              onChange={(event) => {
                void scan(event.currentTarget.files?.[0]);
                event.currentTarget.value = "";
              }}
            />
          </>
        )}
      </details>
    </section>
  );
}

export function packFiles(list: FileList | null | undefined) {
  return [...(list ?? [])].map((file) => ({ kind: "file" as const, name: file.name, blob: file }));
}
