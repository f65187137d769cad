/** Lends a component an object URL for a blob and takes it back when the component goes. */
import { useEffect, useState } from "preact/hooks";

/** Undefined until it is known, null when there is none. `key` says which blob it is. */
export function useObjectUrl(find: () => Promise<Blob | null>, key: string): string | null | undefined {
  const [url, setUrl] = useState<string | null>();
  useEffect(() => {
    let own: string | null = null;
    let gone = false;
    find().then(
      (blob) => {
        if (gone) return;
        own = blob === null ? null : URL.createObjectURL(blob);
        setUrl(own);
      },
      () => {
        if (!gone) setUrl(null); // without a picture the words stand alone
      },
    );
    return () => {
      gone = true;
      if (own !== null) URL.revokeObjectURL(own);
      setUrl(undefined);
    };
  }, [key]);
  return url;
}
