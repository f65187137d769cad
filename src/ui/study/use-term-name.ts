/** How the reader's language names a term. */
import { useApp } from "../context";
import { useTongue } from "../i18n/texts";

/** The id stands for a term until the vocabulary is there; null is nothing at all. */
export function useTermName(): (id: string | null) => string {
  const { vocabulary } = useApp();
  const tongue = useTongue();
  const terms = vocabulary.terms.value;
  return (id) => (id === null ? "" : (terms?.get(id)?.[tongue] ?? id));
}
