import { type Desk, deskOf } from "../../app/desk";
import { useApp } from "../context";

/** The models of packs and imports. */
export function useDesk(): Desk {
  return deskOf(useApp().librarian);
}
