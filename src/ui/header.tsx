/** Name, the way between the parts, language switch and settings. */
import { useRef } from "preact/hooks";
import { hashOf } from "../app/route-model";
import { useApp } from "./context";
import { HouseMark, Icon } from "./icons";
import { useTexts } from "./i18n/texts";
import { Nav } from "./nav";
import { SettingsDialog } from "./settings-dialog";

export function Header() {
  const { settings } = useApp();
  const texts = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const other = settings.lang.value === "en" ? "zh" : "en";
  const skip = (event: Event) => {
    event.preventDefault();
    document.getElementById("content")?.focus();
  };
  return (
    <header class="page-header">
      <a class="skip-link" href="#content" onClick={skip}>
        {texts.header.skip}
      </a>
      <a class="brand" href={hashOf({ screen: "home" })} aria-label={texts.header.home}>
        <HouseMark />
        <span class="brand-name">
          <span lang="zh-Hans">慈祺</span> <span lang="en">CiQi</span>
        </span>
      </a>
      <Nav />
      <div class="header-actions">
        <button
          type="button"
          class="button quiet"
          lang={other === "zh" ? "zh-Hans" : "en"}
          title={texts.header.switchLangLong}
          onClick={() => settings.setLang(other)}
        >
          {texts.header.switchLang}
        </button>
        <button
          type="button"
          class="button quiet icon-only"
          aria-label={texts.header.settings}
          onClick={() => dialog.current?.showModal()}
        >
          <Icon name="gear" />
        </button>
      </div>
      <SettingsDialog dialog={dialog} />
    </header>
  );
}
