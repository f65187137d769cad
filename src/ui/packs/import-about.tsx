/** What the new pack will say of itself; it travels with every copy. */
import { useId } from "preact/hooks";
import { type AboutForm, type NeededField, nextVersion } from "../../app/import-about";
import { usePackTitle } from "./pack-facts";
import { usePacksTexts } from "./texts";
import { useDesk } from "./use-desk";

const LICENCES = ["CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0"];

export function AboutFields({ tried, pictures }: { tried: boolean; pictures: boolean }) {
  const { imports } = useDesk();
  const texts = usePacksTexts();
  const about = imports.about.value;
  const missing = tried ? imports.missing.value : [];
  const change = (part: Partial<AboutForm>) => imports.describe(part);
  const wrong = (field: NeededField) => (missing.includes(field) ? texts.importing.about.needed[field] : undefined);
  return (
    <section class="plan-part about" aria-labelledby="about-heading">
      <h2 id="about-heading">{texts.importing.about.heading}</h2>
      <Identity />
      <div class="field-pair">
        <Field
          label={texts.importing.about.titleEn}
          hint={texts.importing.about.titleHint}
          wrong={wrong("title")}
          value={about.title.en}
          put={(en) => change({ title: { ...about.title, en } })}
        />
        <Field
          label={texts.importing.about.titleZh}
          lang="zh-Hans"
          value={about.title.zh}
          put={(zh) => change({ title: { ...about.title, zh } })}
        />
      </div>
      <Field
        label={texts.importing.about.publisher}
        hint={texts.importing.about.publisherHint}
        wrong={wrong("publisher")}
        value={about.publisher}
        put={(publisher) => change({ publisher })}
      />
      <div class="field-pair">
        <Field
          label={texts.importing.about.dataLicence}
          hint={texts.importing.about.licenceHint}
          wrong={wrong("dataLicence")}
          suggestions={[...LICENCES, texts.importing.about.allRights]}
          value={about.licence.data}
          put={(data) => change({ licence: { ...about.licence, data } })}
        />
        {pictures && (
          <Field
            label={texts.importing.about.imageLicence}
            wrong={wrong("imageLicence")}
            suggestions={[...LICENCES, texts.importing.about.allRights]}
            value={about.licence.images}
            put={(images) => change({ licence: { ...about.licence, images } })}
          />
        )}
      </div>
      <details>
        <summary>
          <span class="link-like">{texts.importing.about.more}</span>
        </summary>
        <div class="about-more">
          <Field
            label={texts.importing.about.dataCredit}
            hint={texts.importing.about.creditHint}
            value={about.attribution.data}
            put={(data) => change({ attribution: { ...about.attribution, data } })}
          />
          {pictures && (
            <Field
              label={texts.importing.about.imageCredit}
              value={about.attribution.images}
              put={(images) => change({ attribution: { ...about.attribution, images } })}
            />
          )}
          <Field
            label={texts.importing.about.descriptionEn}
            value={about.description.en}
            put={(en) => change({ description: { ...about.description, en } })}
          />
          <Field
            label={texts.importing.about.descriptionZh}
            lang="zh-Hans"
            value={about.description.zh}
            put={(zh) => change({ description: { ...about.description, zh } })}
          />
        </div>
      </details>
    </section>
  );
}

interface FieldProps {
  label: string;
  hint?: string;
  /** What is wrong with it, in texts.importing.about. */
  wrong?: string | undefined;
  lang?: string;
  suggestions?: string[];
  value: string;
  put(value: string): void;
}

function Field({ label, hint, wrong, lang, suggestions, value, put }: FieldProps) {
  const id = useId();
  return (
    <div class="form-field">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="field"
        type="text"
        autoComplete="off"
        list={suggestions === undefined ? undefined : `${id}-list`}
        lang={lang}
        value={value}
        aria-invalid={wrong !== undefined}
        aria-describedby={wrong === undefined && hint === undefined ? undefined : `${id}-note`}
        onInput={(event) => put(event.currentTarget.value)}
      />
      {suggestions !== undefined && (
        <datalist id={`${id}-list`}>
          {suggestions.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
      {wrong !== undefined ? (
        <p id={`${id}-note`} class="caution">
          {wrong}
        </p>
      ) : (
        hint !== undefined && (
          <p id={`${id}-note`} class="why">
            {hint}
          </p>
        )
      )}
    </div>
  );
}

/** A new pack, or the next version of one that the visitor has installed. */
function Identity() {
  const { imports, packs } = useDesk();
  const texts = usePacksTexts();
  const titleOf = usePackTitle();
  const id = useId();
  const { identity } = imports.about.value;
  if (imports.resuming.value !== null && identity !== null) {
    return <p class="note">{texts.importing.about.resumed(identity.id, identity.version)}</p>;
  }
  const own = packs.packs.value?.filter(({ embedded }) => !embedded) ?? [];
  if (own.length === 0) return null;
  const choose = (packId: string) => {
    const pack = own.find((each) => each.id === packId);
    imports.renew(pack === undefined ? null : { ...pack, version: nextVersion(pack.version) });
  };
  return (
    <div class="form-field">
      <label for={id}>{texts.importing.about.identity}</label>
      <select id={id} class="field" value={identity?.id ?? ""} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">{texts.importing.about.fresh}</option>
        {own.map((pack) => (
          <option key={pack.id} value={pack.id}>
            {texts.importing.about.renew(titleOf(pack), pack.version)}
          </option>
        ))}
      </select>
    </div>
  );
}
