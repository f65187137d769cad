/** This device: what was asked of the network, what is kept, and the way to be rid of it. */
import { useEffect, useState } from "preact/hooks";
import { createStorageModel } from "../../app/storage-model";
import { useApp } from "../context";
import "../styles/device.css";
import { useTitle } from "../use-title";
import { ClearPart } from "./clear-part";
import { ModelsPart } from "./models-part";
import { NetworkPart } from "./network-part";
import { OfflinePart } from "./offline-part";
import { StoragePart } from "./storage-part";
import { useShellTexts } from "./texts";

export function DeviceScreen() {
  const app = useApp();
  const texts = useShellTexts();
  const [storage] = useState(() => createStorageModel(app.storage));
  useEffect(() => void storage.measure(), [storage]);
  useTitle(texts.device.heading);
  const figures = storage.figures.value;
  return (
    <div class="device">
      <div class="device-head">
        <h1>{texts.device.heading}</h1>
        <p>{texts.device.lead}</p>
      </div>
      <div class="device-column">
        <NetworkPart />
        <OfflinePart />
      </div>
      <div class="device-column">
        <StoragePart storage={storage} />
        {figures !== null && <ModelsPart models={figures.models} />}
        <ClearPart storage={storage} />
      </div>
    </div>
  );
}
