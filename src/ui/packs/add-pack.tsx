/** The ways in for a pack: files, an address on this site, a QR code in a picture. */
import { useState } from "preact/hooks";
import { FileButton } from "../file-button";
import { canReadQr, readQr } from "./read-qr";
import { usePacksTexts } from "./texts";
import { useDesk } from "./use-desk";

export function AddPack() {
  const { arrivals } = useDesk();
  const texts = usePacksTexts();
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
      <FileButton
        icon="file"
        class="button primary"
        label={texts.add.choose}
        from="files"
        take={(files) => arrivals.add(packFiles(files))}
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
          <FileButton
            icon="qr"
            class="button quiet"
            label={texts.add.qr}
            accept="image/*"
            take={(files) => void scan(files?.[0])}
          />
        )}
      </details>
    </section>
  );
}

export function packFiles(list: FileList | null | undefined) {
  return [...(list ?? [])].map((file) => ({ kind: "file" as const, name: file.name, blob: file }));
}
