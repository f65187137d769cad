/** Names the browser's tab after the screen while it is shown. */
import { useEffect } from "preact/hooks";
import { useTexts } from "./i18n/texts";

export function useTitle(name: string): void {
  const texts = useTexts();
  useEffect(() => {
    document.title = name === "" ? texts.title : `${name} · CiQi 慈祺`;
    return () => {
      document.title = texts.title;
    };
  }, [name, texts]);
}
