/** The first photograph of a kept study; an empty mat while it comes, and where it is gone. */
import { coversOf } from "../../app/covers";
import { useApp } from "../context";
import { useObjectUrl } from "../object-url";

export function Cover({ id }: { id: string }) {
  const { archive } = useApp();
  const url = useObjectUrl((signal) => coversOf(archive).cover(id, signal), id);
  return typeof url !== "string" ? <span class="cover" /> : <img class="cover" src={url} alt="" decoding="async" />;
}
