import { parse, TYPE } from "@formatjs/icu-messageformat-parser";
import type { Page } from "@playwright/test";
import catalan from "#messages/ca";
import english from "#messages/en";
import spanish from "#messages/es";
import type { Language } from "@/lib/messages/locales";
import { escaped } from "./pattern";

type Tree = { [name: string]: string | Tree };
type Nodes = ReturnType<typeof parse>;

const flat = (tree: Tree, prefix = ""): [key: string, message: string][] =>
  Object.entries(tree).flatMap(([name, value]) =>
    typeof value === "string" ? [[`${prefix}${name}`, value] as [string, string]] : flat(value, `${prefix}${name}.`),
  );

const catalogs: Record<Language, Map<string, string>> = {
  en: new Map(flat(english)),
  es: new Map(flat(spanish)),
  ca: new Map(flat(catalan)),
};
const areas = new Set(Object.keys(english));

/** Stands in a pattern for a value, and where an element begins or ends: that is another text of the page. */
const [VALUE, BORDER] = ["\u0001", "\u0002"];

/** Every form of a message: each of its plurals and choices. */
function formsOf(nodes: Nodes): string[] {
  let forms = [""];
  for (const node of nodes) {
    let parts = [VALUE];
    if (node.type === TYPE.literal) parts = [node.value];
    else if (node.type === TYPE.tag) parts = formsOf(node.children).map((form) => `${BORDER}${form}${BORDER}`);
    else if (node.type === TYPE.plural || node.type === TYPE.select)
      parts = Object.values(node.options).flatMap(({ value }) => formsOf(value));
    forms = forms.flatMap((form) => parts.map((part) => form + part));
  }
  return forms;
}

/** The texts of a page that a message may become. */
const textsOf = (message: string) =>
  formsOf(parse(message)).flatMap((form) => form.split(BORDER).map((part) => part.trim()));

/** Whether a text of a page is an English message, or a part of one, that is another in `language`. */
export function englishIn(language: Language): (text: string) => boolean {
  const own = new Set([...catalogs[language].values()].flatMap(textsOf));
  const foreign = [...new Set([...catalogs.en.values()].flatMap(textsOf))].filter((text) => !own.has(text));
  const exact = new Set(foreign.filter((text) => text !== "" && !text.includes(VALUE)));
  const patterns = foreign
    // With fewer letters it could be anything.
    .filter((text) => text.includes(VALUE) && text.replaceAll(/\P{L}/gu, "").length > 5)
    .map((text) => new RegExp(`^${escaped(text).replaceAll(VALUE, ".+")}$`, "s"));
  return (text) => exact.has(text) || patterns.some((pattern) => pattern.test(text));
}

/** Whether a text is the key of a message, or looks like one. */
export const isKey = (text: string): boolean =>
  catalogs.en.has(text) || (/^\w+\.[\w-]+\.[\w.-]+$/.test(text) && areas.has(text.split(".")[0] ?? ""));

/** An age or a date as only English has them. */
export const isEnglishTime = (text: string): boolean =>
  /^(just now|never|in \d.*|.* ago)$|\b(Jan|Apr|Aug|Dec|January|February|April|August|December)\b/.test(text);

/** What a page says: its title, texts and attributes; without code, and data that names its own language. */
export const textsOnPage = (page: Page): Promise<{ text: string; isTime: boolean }[]> =>
  page.evaluate(() => {
    const isOurs = (element: Element | null) =>
      element !== null &&
      !element.closest("script, style, template, pre, code") &&
      element.closest("[lang]") === document.documentElement;
    const found = [{ text: document.title, isTime: false }];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement: element, textContent } = walker.currentNode as Text;
      if (isOurs(element)) found.push({ text: textContent ?? "", isTime: element?.closest("time") !== null });
    }
    for (const name of ["aria-label", "aria-valuetext", "aria-description", "placeholder", "title", "alt"])
      for (const element of document.querySelectorAll(`body [${name}]`))
        if (isOurs(element)) found.push({ text: element.getAttribute(name) ?? "", isTime: element.matches("time") });
    return found.map(({ text, isTime }) => ({ text: text.trim(), isTime })).filter(({ text }) => /\p{L}/u.test(text));
  });
