import type { Browser, BrowserContext, Page } from "@playwright/test";
import { labelled } from "./labelled";
import { emailOf, PASSWORD, type Role } from "./people";
import { text } from "./text";

type Cookies = Awaited<ReturnType<BrowserContext["cookies"]>>;

/** Signs in through the form, from the sign-in page on. */
export async function signInThroughForm(page: Page, email: string, password: string) {
  await page.goto("/sign-in");
  await labelled(page, text("auth.signIn.email")).fill(email);
  await labelled(page, text("auth.signIn.password")).fill(password);
  await page.getByRole("button", { name: text("auth.signIn.submit") }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

/** Sign-ins of one stack: through the form once per role, then by the cookies that this gave. */
export class SignIns {
  readonly #cookies = new Map<Role, Cookies>();

  constructor(
    private readonly browser: Browser,
    private readonly url: string,
  ) {}

  async #throughForm(role: Role) {
    const context = await this.browser.newContext({ baseURL: this.url, locale: "en-US" });
    try {
      await signInThroughForm(await context.newPage(), emailOf(role), PASSWORD);
      const cookies = await context.cookies();
      this.#cookies.set(role, cookies);
      return cookies;
    } finally {
      await context.close();
    }
  }

  /** Makes what the page opens from now on this person's. */
  async enter(page: Page, role: Role) {
    const context = page.context();
    await context.clearCookies();
    await context.addCookies(this.#cookies.get(role) ?? (await this.#throughForm(role)));
    const answer = await context.request.get("/api/sync");
    // An earlier test signed this person out everywhere.
    if (answer.status() === 401) await context.addCookies(await this.#throughForm(role));
  }
}
