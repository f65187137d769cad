/** Says what went wrong, one plain sentence each; what was chosen or found stays where it is. */
import type { Failure } from "../app/failure";
import { Icon } from "./icons";
import { useTexts } from "./i18n/texts";

export function Failures({
  failures,
  children,
}: {
  failures: readonly Failure[];
  children?: preact.ComponentChildren;
}) {
  const texts = useTexts();
  return (
    <div role="alert" class="failures">
      {failures.map((failure, index) => (
        <div key={`${failure.code}-${index}`} class="failure">
          <Icon name="warning" />
          <p>{texts.failures[failure.code](failure.subject)}</p>
          {children}
        </div>
      ))}
    </div>
  );
}
