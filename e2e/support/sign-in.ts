import type { Browser, BrowserContext, Page } from "@playwright/test";
import { emailOf, PASSWORD, type Role } from "./people";

type Cookies = Awaited<ReturnType<BrowserContext["cookies"]>>;

/** Signs in through the form, from the sign-in page on. */
export async function signInThroughForm(page: Page, email: string, password: string) {
  await page.goto("/sign-in");
  await page.getByLabel(/^e-?mail/i).fill(email);
  await page.getByLabel(/^password/i).fill(password);
  await page.getByRole("button", { name: /^sign in/i }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

const isSignInPage = (page: Page) => new URL(page.url()).pathname.startsWith("/sign-in");

/** Sign-ins of one stack: through the form once per role, then by the cookies that this gave. */
export class SignIns {
  readonly #cookies = new Map<Role, Cookies>();

  constructor(
    private readonly browser: Browser,
    private readonly url: string,
  ) {}

  async #throughForm(role: Role) {
    const context = await this.browser.newContext({ baseURL: this.url });
    try {
      await signInThroughForm(await context.newPage(), emailOf(role), PASSWORD);
      const cookies = await context.cookies();
      this.#cookies.set(role, cookies);
      return cookies;
    } finally {
      await context.close();
    }
  }

  /** Leaves the page on the overview, as this person. */
  async enter(page: Page, role: Role) {
    const known = this.#cookies.get(role);
    await page.context().clearCookies();
    await page.context().addCookies(known ?? (await this.#throughForm(role)));
    await page.goto("/");
    if (!isSignInPage(page)) return;
    // An earlier test signed this person out everywhere.
    await page.context().addCookies(await this.#throughForm(role));
    await page.goto("/");
  }
}
