/** The browser around the page, made up: what is kept, what was asked, what can be installed. For tests and pictures only. */
import { signal } from "@preact/signals";
import type { AppPorts } from "../../src/app/app";
import type { InstallWay } from "../../src/app/install-model";
import type { NetworkFigures } from "../../src/app/network-figures";
import type { StorageFigures } from "../../src/app/storage-port";

export const FIGURES: StorageFigures = {
  used: 128_400_000,
  room: 64_000_000_000,
  persisted: false,
  notebook: { studies: 14, photos: 31, photoBytes: 46_200_000 },
  packs: [
    { id: "studio", title: { en: "Studio" }, pieces: 560, bytes: 1_480_000 },
    { id: "knowledge", title: { en: "Knowledge" }, pieces: 0, bytes: 410_000 },
  ],
  models: [
    {
      id: "ciqi-nano",
      title: { en: "CiQi nano", zh: "慈祺 nano" },
      files: [
        { path: "onnx/vision_encoder_quantized.onnx", bytes: 2_710_000, kept: true },
        { path: "onnx/decoder_model_merged_quantized.onnx", bytes: 5_490_000, kept: true },
        { path: "onnx/embed_tokens_quantized.onnx", bytes: 1_020_000, kept: true },
        { path: "tokenizer.json", bytes: 455_000, kept: true },
      ],
    },
    {
      id: "ciqi-clip-nano",
      title: { en: "CiQi CLIP nano", zh: "慈祺 CLIP nano" },
      files: [
        { path: "onnx/text_model_quantized.onnx", bytes: 1_879_803, kept: true },
        { path: "onnx/vision_model_quantized.onnx", bytes: 2_070_547, kept: false },
      ],
    },
  ],
  app: { files: 154, bytes: 61_900_000 },
  bench: { sets: 1, runs: 2 },
};

export const ASKED: NetworkFigures = {
  since: Date.UTC(2026, 4, 18, 9, 30),
  requests: { origins: { [location.origin]: 41 }, fromDevice: 39, fromNetwork: 2, received: 18_300, refused: 0 },
  keeper: { files: 0, bytes: 0, sent: 0 },
};

export interface ShellScript {
  figures?: StorageFigures;
  asked?: NetworkFigures;
  way?: InstallWay;
  worthOffering?: boolean;
  updateReady?: boolean;
  /** Another tab is at work. */
  elsewhere?: boolean;
  /** The browser grants what it is asked for. */
  grants?: boolean;
}

type ShellPorts = Pick<AppPorts, "offline" | "network" | "storage" | "install" | "work">;

export function scriptedShell(script: ShellScript = {}): ShellPorts {
  const way = signal<InstallWay>(script.way ?? "none");
  const worthOffering = signal(script.worthOffering ?? false);
  let figures = script.figures ?? FIGURES;
  return {
    offline: {
      phase: signal("ready"),
      fraction: signal(null),
      updateReady: signal(script.updateReady ?? false),
      release: signal({
        version: "0.2.0",
        news: { en: "A camera that says which view is missing.", zh: "相机会提示还缺哪个角度。" },
      }),
      sizes: async () => ({ engine: 41_600_000, model: 13_800_000, library: 2_000_000, app: 3_900_000 }),
      update: () => undefined,
      retry: () => undefined,
    },
    network: { figures: signal(script.asked ?? ASKED), isWatched: () => true, hear: () => undefined },
    storage: {
      measure: async () => figures,
      async persist() {
        const persisted = script.grants ?? true;
        figures = { ...figures, persisted };
        return persisted;
      },
      clear: async () => undefined,
    },
    install: {
      way,
      worthOffering,
      async install() {
        way.value = "installed";
        worthOffering.value = false;
        return true;
      },
      decline: () => (worthOffering.value = false),
      studyEnded: () => undefined,
    },
    work: {
      here: signal(false),
      elsewhere: signal(script.elsewhere ?? false),
      during: (work) => work,
      look: async () => undefined,
    },
  };
}
