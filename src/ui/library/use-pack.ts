/** What an installed pack says of itself, by id; read from the desk, which is asked once. */
import { useEffect } from "preact/hooks";
import { deskOf } from "../../app/desk";
import { localized, type PackAbout } from "../../domain/pack";
import { useApp } from "../context";
import { useTongue } from "../i18n/texts";

/** Undefined until the packs have been read, and where none has this id. */
export function usePacks(): (packId: string) => PackAbout | undefined {
  const { librarian } = useApp();
  const { packs } = deskOf(librarian);
  useEffect(() => {
    if (packs.packs.value === null) void packs.refresh();
  }, [packs]);
  return (packId) => packs.packs.value?.find(({ id }) => id === packId);
}

/** The title of a pack, by its id, in the reader's language; its id until that is known. */
export function usePackName(): (packId: string) => string {
  const tongue = useTongue();
  const pack = usePacks();
  return (packId) => localized(pack(packId)?.title ?? {}, tongue) || packId;
}
