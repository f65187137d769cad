/** What the test and its correction say, for readers who do not do statistics every day. */
import { useReportTexts } from "../texts";

export function HowToRead() {
  const texts = useReportTexts();
  return (
    <section class="bench-part" aria-labelledby="how-heading">
      <h2 id="how-heading" class="bench-heading">
        {texts.compare.howHeading}
      </h2>
      {Object.values(texts.compare.how).map((words) => (
        <p key={words} class="prose">
          {words}
        </p>
      ))}
    </section>
  );
}
