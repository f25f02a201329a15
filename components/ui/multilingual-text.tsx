import { useLocale, useText } from "#use-text";
import { compareWords, languageName } from "@/lib/format";

/** Every language of a text, the default first, each with its language's name. */
export function MultilingualText({ value }: { value: Readonly<Record<string, string>> }) {
  const text = useText("ui.value");
  const reader = useLocale();
  const texts = Object.entries(value)
    .filter(([, each]) => each !== "")
    .sort(([a], [b]) => Number(b === "default") - Number(a === "default") || compareWords(a, b, reader));
  if (texts.length === 0) return <span className="text-ink-3">{text("notSet")}</span>;
  const [only] = texts;
  if (texts.length === 1 && only?.[0] === "default") {
    return (
      <span dir="auto" className="wrap-anywhere whitespace-pre-line">
        {only[1]}
      </span>
    );
  }
  return (
    <ul className="flex flex-col gap-1">
      {texts.map(([locale, translation]) => (
        <li key={locale}>
          <span className="mr-2 text-ink-3 text-xs">
            {locale === "default" ? text("default") : languageName(locale, reader)}
          </span>
          <span
            dir="auto"
            lang={/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(locale) && locale !== "default" ? locale : undefined}
            className="wrap-anywhere whitespace-pre-line"
          >
            {translation}
          </span>
        </li>
      ))}
    </ul>
  );
}
