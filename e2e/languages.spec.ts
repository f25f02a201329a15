import { join } from "node:path";
import type { Page } from "@playwright/test";
import { z } from "zod";
import { type Language, languageNames, languages } from "@/lib/messages/locales";
import { textOf } from "@/lib/messages/text";
import { filesOnDisk } from "../scripts/lib/files.mjs";
import { root } from "../scripts/lib/root.mjs";
import { emailOf, expect, PASSWORD, test } from "./support/fixtures";
import { labelled } from "./support/labelled";
import { englishIn, isEnglishTime, isKey, textsOnPage } from "./support/leftovers";
import { seededAddress } from "./support/organizations";
import { aCustomer, anAlert, anElection, anImport, anOperation } from "./support/samples";
import { startStack } from "./support/stack";

const PHONE = { width: 390, height: 844 };
const locales: Record<Language, string> = { en: "en-GB", es: "es-ES", ca: "ca-ES" };

/** Every page of the app folder: "/customers/[id]". */
const routes = filesOnDisk(join(root, "app"))
  .filter((file) => file.endsWith("/page.tsx"))
  .map(
    (file) =>
      `/${file
        .split("/")
        .slice(1, -1)
        .filter((folder) => !folder.startsWith("("))
        .join("/")}`,
  )
  .sort();
const signedOut = ["/setup", "/sign-in"];

/** What stands for the parameter of a page and of those below it. */
const samples: Record<string, (page: Page) => Promise<string>> = {
  "/alerts/[id]": anAlert,
  "/customers/[id]": async (page) => (await aCustomer(page)).id,
  "/operations/[id]": anOperation,
  "/organizations/[address]/elections/[id]": async (page) => {
    const { address, id } = await anElection(page);
    return `${address}/elections/${id}`;
  },
  "/organizations/[address]": async () => seededAddress(),
  "/organizations/import/[id]": anImport,
};

/** Other faces of pages: filters, tables, tabs, and what is refused or missing. */
const faces = [
  "/quota?range=12m&table=votes",
  "/quota?range=24h",
  "/quota/usage?by=customer",
  "/quota/summary?month=2019-01",
  "/organizations?status=gone&sort=votes",
  "/organizations?q=there-is-no-such-name&type=nonsense",
  "/customers?status=archived",
  "/reconciliation?kind=unlinked",
  "/reconciliation?kind=gone",
  "/reconciliation?kind=renamed",
  "/reconciliation?kind=unknown-creations",
  "/reconciliation?kind=foreign-reference",
  "/reconciliation?kind=counter",
  "/operations?state=undecided",
  "/audit-log?action=staff.create",
  "/organizations/0x12",
  `/organizations/${seededAddress()}/elections?status=PAUSED`,
  `/organizations/${seededAddress()}/elections/${"0".repeat(24)}`,
  "/no/such/page",
];

/** The addresses of all pages for somebody signed in. A page with a parameter that nothing stands for fails the test. */
async function addresses(page: Page): Promise<string[]> {
  const known: [prefix: string, sample: string][] = [];
  for (const [prefix, sample] of Object.entries(samples)) known.push([prefix, await sample(page)]);
  const inside = routes.filter((route) => !signedOut.includes(route));
  const filled = inside.map((route) => {
    const [prefix = "", sample = ""] = known.find(([each]) => `${route}/`.startsWith(`${each}/`)) ?? [];
    return sample ? prefix.replace(/\[\w+\].*$/, sample) + route.slice(prefix.length) : route;
  });
  expect(filled.filter((path) => path.includes("["))).toEqual([]);
  return [...filled, ...faces];
}

/** What is wrong on the open page in this language. */
async function faults(page: Page, language: Language, isEnglish: (text: string) => boolean): Promise<string[]> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  // Parts that are read from Vocdoni come later.
  await expect(page.locator("main [aria-busy=true]:visible")).toHaveCount(0);
  const found: string[] = [];
  const lang = await page.locator("html").getAttribute("lang");
  if (lang !== language) found.push(`lang is ${lang}`);
  const { width, wide } = await page.evaluate(() => ({
    width: document.scrollingElement?.scrollWidth ?? 0,
    wide: window.innerWidth,
  }));
  if (width > wide) found.push(`${width} px wide`);
  const texts = await textsOnPage(page);
  const english = texts.filter(({ text, isTime }) => isEnglish(text) || (isTime && isEnglishTime(text)));
  found.push(...texts.filter(({ text }) => isKey(text)).map(({ text }) => `a key: ${text}`));
  // On an English page the search must find some, or it would find nothing elsewhere.
  if (language !== "en") found.push(...english.map(({ text }) => `English: ${text}`));
  else if (english.length < 3) found.push("no English was recognized");
  return [...new Set(found)];
}

async function walk(page: Page, paths: readonly string[], language: Language) {
  const isEnglish = englishIn(language === "en" ? "es" : language);
  for (const path of paths) {
    await page.goto(path);
    expect.soft(await faults(page, language, isEnglish), `${path} in ${language}`).toEqual([]);
  }
}

for (const language of languages) {
  test.describe(languageNames[language], () => {
    test.use({ locale: locales[language], viewport: PHONE });

    test("every page is in it, whole and no wider than a phone", async ({ page, signIn }) => {
      test.setTimeout(400_000);
      await signIn("admin");
      await walk(page, await addresses(page), language);
    });

    test("so are the pages of those who may not see one, or are signed out", async ({ page, signIn }) => {
      await signIn("viewer");
      await walk(page, ["/team", "/settings", "/organizations/new", "/"], language);
      await page.context().clearCookies();
      await walk(page, ["/sign-in"], language);
    });
  });
}

test("an empty console is set up in the reader's language", async ({ browser }) => {
  test.slow();
  const own = await startStack({ session: false, empty: true });
  try {
    for (const language of languages) {
      const context = await browser.newContext({
        baseURL: own.console.url,
        locale: locales[language],
        viewport: PHONE,
      });
      await walk(await context.newPage(), ["/setup"], language);
      await context.close();
    }
  } finally {
    await own.close();
  }
});

test.describe("the choice of a language", () => {
  const heading = (page: Page, language: Language) =>
    page.getByRole("heading", { level: 1, name: textOf(language)("overview.page.title"), exact: true });
  const languageButton = (page: Page, language: Language) =>
    page.getByRole("button", { name: languageNames[language], exact: true });
  const lang = (page: Page) => page.locator("html");

  async function signInAs(page: Page, language: Language) {
    const text = textOf(language, "auth.signIn");
    await labelled(page, text("email")).fill(emailOf("operator"));
    await labelled(page, text("password")).fill(PASSWORD);
    await page.getByRole("button", { name: text("submit") }).click();
  }

  test("is made in the account menu, and stored with the account", async ({ browser }) => {
    test.slow();
    const own = await startStack({ session: true });
    try {
      const first = await browser.newContext({ baseURL: own.console.url, locale: "en-GB" });
      const page = await first.newPage();
      await page.goto("/sign-in");
      await signInAs(page, "en");
      await expect(heading(page, "en")).toBeVisible();
      await page.getByRole("button", { name: textOf("en")("shell.user.menu") }).click();
      await expect(languageButton(page, "en")).toHaveAttribute("aria-pressed", "true");
      await languageButton(page, "ca").click();
      await expect(heading(page, "ca")).toBeVisible();
      await expect(lang(page)).toHaveAttribute("lang", "ca");
      await expect(page).toHaveTitle(new RegExp(`^${textOf("ca")("overview.page.title")} · `));
      await expect(languageButton(page, "ca")).toHaveAttribute("aria-pressed", "true");
      await expect(languageButton(page, "ca")).toBeFocused();

      await page.reload();
      await expect(heading(page, "ca")).toBeVisible();
      const polled = await page.request.get("/api/operations/nonsense");
      const { error } = z.object({ error: z.object({ message: z.string() }) }).parse(await polled.json());
      expect(englishIn("ca")(error.message)).toBe(false);

      await page.getByRole("button", { name: textOf("ca")("shell.user.menu") }).click();
      await page.getByRole("button", { name: textOf("ca")("shell.user.signOut") }).click();
      await expect(page.getByRole("heading", { level: 1, name: textOf("ca")("auth.signIn.title") })).toBeVisible();

      const second = await browser.newContext({ baseURL: own.console.url, locale: "es-ES" });
      const other = await second.newPage();
      await other.goto("/sign-in");
      await expect(lang(other)).toHaveAttribute("lang", "es");
      await signInAs(other, "es");
      await expect(heading(other, "ca")).toBeVisible();
      await expect(lang(other)).toHaveAttribute("lang", "ca");
      await first.close();
      await second.close();
    } finally {
      await own.close();
    }
  });

  for (const javaScriptEnabled of [true, false])
    test(`before signing in is the browser's, ${javaScriptEnabled ? "with" : "without"} scripts`, async ({
      browser,
      stack,
    }) => {
      const context = await browser.newContext({ baseURL: stack.console.url, locale: "en-GB", javaScriptEnabled });
      const page = await context.newPage();
      await page.goto("/sign-in?callbackUrl=%2Fcustomers");
      await languageButton(page, "es").click();
      const title = textOf("es")("auth.signIn.title");
      await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
      await expect(lang(page)).toHaveAttribute("lang", "es");
      await expect(page).toHaveURL("/sign-in?callbackUrl=%2Fcustomers");
      const cookie = (await context.cookies()).find(({ name }) => name === "language");
      expect(cookie).toMatchObject({ value: "es", path: "/", sameSite: "Lax", secure: false });
      await page.reload();
      await expect(lang(page)).toHaveAttribute("lang", "es");
      await signInAs(page, "es");
      await expect(page).toHaveURL("/customers");
      await expect(lang(page)).toHaveAttribute("lang", "es");
      await context.close();
    });
});
