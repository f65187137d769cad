/** Links that step back behind one button; a popover of the platform, which closes on Escape, outside and on a choice. */
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { Icon } from "./icons";
import { useTexts } from "./i18n/texts";

const ID = "more-menu";

/** `within`: the screen shown is one of those behind the button. */
export function MoreMenu({ within, children }: { within: boolean; children: ComponentChildren }) {
  const texts = useTexts();
  const menu = useRef<HTMLDivElement>(null);
  return (
    <>
      <button type="button" class="more-button" popovertarget={ID} aria-current={within ? "true" : undefined}>
        <Icon name="more" />
        <span>{texts.nav.more}</span>
      </button>
      <div ref={menu} id={ID} class="more-menu" popover="auto" onClick={() => menu.current?.hidePopover()}>
        {children}
      </div>
    </>
  );
}
