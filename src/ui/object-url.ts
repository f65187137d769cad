/** Lends a component an object URL for a blob and takes it back when the component goes. */
import { useEffect, useState } from "preact/hooks";

/**
 * Undefined until it is known, null when there is none. `key` says which blob it is; the signal aborts when it is not
 * wanted any more.
 */
export function useObjectUrl(
  find: (signal: AbortSignal) => Promise<Blob | null>,
  key: string,
): string | null | undefined {
  const [url, setUrl] = useState<string | null>();
  useEffect(() => {
    let own: string | null = null;
    const wanted = new AbortController();
    const { signal } = wanted;
    find(signal).then(
      (blob) => {
        if (signal.aborted) return;
        own = blob === null ? null : URL.createObjectURL(blob);
        setUrl(own);
      },
      () => {
        if (!signal.aborted) setUrl(null); // without a picture the words stand alone
      },
    );
    return () => {
      wanted.abort();
      if (own !== null) URL.revokeObjectURL(own);
      setUrl(undefined);
    };
  }, [key]);
  return url;
}
