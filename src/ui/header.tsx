/** Name, the way between the parts, language switch and settings. */
import { useRef } from "preact/hooks";
import { hashOf } from "../app/route-model";
import { useApp } from "./context";
import { HouseMark, Icon } from "./icons";
import { changeTongue } from "./i18n/change-tongue";
import { useTexts } from "./i18n/texts";
import { SWITCH_TO } from "./i18n/tongue-names";
import { Nav } from "./nav";
import { SettingsDialog } from "./settings-dialog";

export function Header() {
  const { settings } = useApp();
  const texts = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const other = settings.otherTongue.value;
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
          lang={other}
          title={SWITCH_TO[other].long}
          onClick={() => void changeTongue(settings, other)}
        >
          {SWITCH_TO[other].short}
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
