/** Scenes of the shell: first run, this device, installing, updates, another tab at work. */
import { ASKED, FIGURES, type ShellScript } from "./shell";

export interface ShellScene {
  address?: string;
  shell: ShellScript;
}

const foreign = {
  ...ASKED,
  requests: {
    origins: { [location.origin]: 41, "https://elsewhere.example": 2 },
    fromDevice: 12,
    fromNetwork: 29,
    received: 2_418_300,
    refused: 1,
  },
  keeper: { files: 118, bytes: 48_200_000, sent: 0 },
};

export const SHELL_SCENES: Record<string, ShellScene> = {
  "first-run": { address: location.pathname, shell: {} },
  "first-run-stays": { address: "#/welcome", shell: {} },
  "first-run-fetches": { address: "#/welcome", shell: {} },
  device: { address: "#/device", shell: {} },
  "device-foreign": { address: "#/device", shell: { asked: foreign, figures: { ...FIGURES, persisted: true } } },
  "device-install": { address: "#/device", shell: { way: "prompt" } },
  "device-ios": { address: "#/device", shell: { way: "ios" } },
  "install-offer": { shell: { way: "prompt", worthOffering: true } },
  "install-offer-ios": { shell: { way: "ios", worthOffering: true } },
  update: { shell: { updateReady: true } },
  elsewhere: { shell: { elsewhere: true } },
};
