import { expect, type Page } from "@playwright/test";
import { text } from "./text";

/**
 * Runs in the browser. Numbers everything within that the keyboard must reach (a group of radio buttons counts as its one
 * stop), and answers how many there are. `data-stop` is the number.
 */
function numberStops(within: string): number {
  const interactive =
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [contenteditable=true], [tabindex], " +
    "[role=button], [role=link], [role=checkbox], [role=switch], [role=combobox], [role=textbox]";
  const isStop = (element: Element) => {
    if (!(element instanceof HTMLElement) || element.matches(":disabled, [inert] *")) return false;
    if (!element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) return false;
    // Only what is no control by itself may be out of the order: it takes the focus from the program.
    if (element.tabIndex < 0) return element.matches("a[href], button, input, select, textarea, [role]:not(main)");
    if (!(element instanceof HTMLInputElement) || element.type !== "radio") return true;
    const group = [...document.querySelectorAll<HTMLInputElement>("input[type=radio]")].filter(
      ({ name, form }) => name === element.name && form === element.form,
    );
    return element === (group.find(({ checked }) => checked) ?? group[0]);
  };
  for (const stop of document.querySelectorAll("[data-stop]")) stop.removeAttribute("data-stop");
  const stops = [...(document.querySelector(within)?.querySelectorAll(interactive) ?? [])].filter(isStop);
  stops.forEach((element, i) => {
    element.setAttribute("data-stop", String(i));
  });
  return stops.length;
}

/** Runs in the browser. What has the focus, and what is wrong with how it shows. */
async function readFocus(within: string) {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body)
    return { stop: null, isWithin: false, name: "the body", problem: null };
  const name = `<${element.tagName.toLowerCase()}> ${element.getAttribute("aria-label") ?? element.textContent}`;
  // A control without a frame of its own shows its focus on its label, or on the frame around it.
  const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
  const drawn = [element, label, element.parentElement].filter((one) => one instanceof HTMLElement);
  const isShown = () =>
    drawn.some((one) => {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
      const { width, height, top, bottom } = one.getBoundingClientRect();
      const isDrawn = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2 && !/ 0\)$/.test(outlineColor);
      return isDrawn && width > 1 && height > 1 && bottom > 0 && top < window.innerHeight;
    });
  // The calendar's button belongs to the browser, which draws its focus within the field.
  const isBrowsers = element.matches("input[type=date]:not(:focus)");
  // What moves into view with the focus does so with the next frame.
  for (let frames = 0; frames < 5 && !isBrowsers && !isShown(); frames += 1)
    await new Promise((next) => requestAnimationFrame(next));
  const problem = isBrowsers || isShown() ? null : "its focus is not drawn on the screen";
  const isWithin = element.closest(within) !== null;
  return { stop: element.getAttribute("data-stop"), isWithin, name: name.trim().slice(0, 80), problem };
}

/**
 * Tabs from the top of the open page to its end: every stop is reached, in its turn, and seen. A page in the frame goes by its
 * first link to its main part, unless the frame is to be gone through too.
 */
export async function expectKeyboardReachesAll(page: Page, frame: "skipped" | "too" = "skipped") {
  await page.evaluate(() => {
    // Tab goes on from what had the focus last.
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
    window.scrollTo(0, 0);
  });
  const skip = page.getByRole("link", { name: text("shell.app.skip") });
  const within = frame === "skipped" && (await skip.count()) > 0 ? "main" : "body";
  if (within === "main") {
    await page.keyboard.press("Tab");
    await expect(skip).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.locator("main")).toBeFocused();
  }
  const count = await page.evaluate(numberStops, within);
  const reached = new Set<string>();
  const problems: string[] = [];
  let last: string | null = null;
  // A few more than there are: what scrolls is a stop too, and the last one must be left again.
  for (let presses = 0; presses < count + 20; presses += 1) {
    await page.keyboard.press("Tab");
    const { stop, isWithin, name, problem } = await page.evaluate(readFocus, within);
    if (problem && isWithin) problems.push(`${name}: ${problem}`);
    // A date has three parts, each a step within the same stop.
    if (stop !== null && stop === last) continue;
    last = stop;
    const isBack = stop === null ? !isWithin : reached.has(stop);
    if (isBack && reached.size < count) problems.push(`after ${presses} steps the focus is on ${name} again`);
    if (isBack) break;
    if (stop !== null) reached.add(stop);
  }
  const missed = await page.evaluate(
    (found) =>
      [...document.querySelectorAll("[data-stop]")]
        .filter((element) => !found.includes(element.getAttribute("data-stop") ?? ""))
        .map((element) => element.outerHTML.slice(0, 160)),
    [...reached],
  );
  expect({ problems, missed }, `by keyboard on ${page.url()}`).toEqual({ problems: [], missed: [] });
  expect(count, `stops on ${page.url()}`).toBeGreaterThan(within === "main" ? 0 : 1);
}

/**
 * Everything on the page that says it opens something opens with Enter, takes the focus in, keeps it there,
 * closes with Escape and gives the focus back. Answers their names. Of those that each row has, by a pattern of `alike`, the
 * first two and the last are opened.
 */
export async function expectOpenersWork(
  page: Page,
  within: string,
  alike: readonly (string | RegExp)[] = [],
): Promise<string[]> {
  const openers = page.locator(within).locator("button[aria-haspopup]:visible");
  const names: string[] = [];
  for (const opener of await openers.all())
    names.push((await opener.getAttribute("aria-label")) ?? (await opener.textContent()) ?? "");
  const tooMany = (name: string, index: number) => {
    const pattern = alike.find((each) => each instanceof RegExp && each.test(name));
    if (!(pattern instanceof RegExp)) return false;
    const same = names.flatMap((other, at) => (pattern.test(other) ? [at] : []));
    return !same.slice(0, 2).includes(index) && same.at(-1) !== index;
  };
  for (const [index, name] of names.entries()) {
    if (tooMany(name, index)) continue;
    const opener = openers.nth(index);
    await opener.focus();
    await page.keyboard.press("Enter");
    await expect(opener, `${name} opens with Enter`).toHaveAttribute("aria-expanded", "true");
    const opened = page.locator(`[id="${await opener.getAttribute("aria-controls")}"]`);
    const holdsFocus = () => opened.evaluate((box) => box.contains(document.activeElement));
    await expect.poll(holdsFocus, { message: `${name} takes the focus in`, intervals: [20, 50, 100] }).toBe(true);
    // A menu and a dialog in front of the page keep the focus; what only floats above it may be left.
    const isModal = await page.evaluate(() => document.querySelector("main")?.closest("[aria-hidden=true]") !== null);
    for (const key of isModal ? ["Tab", "Shift+Tab", "Shift+Tab"] : ["Tab"]) {
      await page.keyboard.press(key);
      expect(await holdsFocus(), `${name} keeps the focus at ${key}`).toBe(true);
    }
    await page.keyboard.press("Escape");
    await expect(opener, `${name} closes with Escape`).toHaveAttribute("aria-expanded", "false");
    await expect(opener, `${name} has the focus again`).toBeFocused();
  }
  return names;
}
