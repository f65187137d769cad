/** Changes the language when its words have come, so that no other one flashes in between. */
import type { SettingsModel } from "../../app/settings-model";
import type { Tongue } from "../../app/tongue";
import { fetchWords } from "./words";

export async function changeTongue(settings: SettingsModel, tongue: Tongue): Promise<void> {
  await fetchWords(tongue);
  settings.setTongue(tongue);
}
