/** Lends a component an object URL for a blob and takes it back when the component goes. */
import { useEffect, useState } from "preact/hooks";

/** Null until the blob is there, and when there is none. `key` says which blob it is. */
export function useObjectUrl(find: () => Promise<Blob | null>, key: string): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let own: string | null = null;
    let gone = false;
    find().then(
      (blob) => {
        if (gone || blob === null) return;
        own = URL.createObjectURL(blob);
        setUrl(own);
      },
      () => undefined, // without a picture the words stand alone
    );
    return () => {
      gone = true;
      if (own !== null) URL.revokeObjectURL(own);
      setUrl(null);
    };
  }, [key]);
  return url;
}
