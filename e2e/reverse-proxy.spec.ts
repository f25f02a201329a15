import type { Browser, Page } from "@playwright/test";
import { emailOf, expect, PASSWORD, signInThroughForm, test } from "./support/fixtures";
import { labelled } from "./support/labelled";
import { nginxMissing, startNginx, variants } from "./support/nginx";
import { uniqueName } from "./support/organizations";
import { type Stack, startStack } from "./support/stack";
import { text } from "./support/text";

test.describe.configure({ mode: "default" });
test.skip(nginxMissing !== "", nginxMissing);

const publicContext = (browser: Browser, baseURL: string) => browser.newContext({ baseURL, ignoreHTTPSErrors: true });

async function createCustomer(page: Page): Promise<string> {
  const name = uniqueName("Behind a proxy");
  await page.goto("/customers/new");
  await labelled(page, text("customers.fields.name")).fill(name);
  await page.getByRole("button", { name: text("customers.form.create") }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  return name;
}

let stack: Stack;
test.beforeAll(async () => {
  stack = await startStack({ session: false });
});
test.afterAll(async () => {
  await stack?.close();
});

for (const [variant, passes] of Object.entries(variants)) {
  test(`behind nginx, ${variant}: signing in, a change and signing out work${nginxMissing}`, async ({ browser }) => {
    test.slow();
    const nginx = await startNginx(stack.console.url, passes);
    const context = await publicContext(browser, nginx.url);
    try {
      await stack.console.restart({ env: { NEXTAUTH_URL: nginx.url } });
      const answer = await context.request.get("/organizations", { maxRedirects: 0 });
      const location = new URL(answer.headers().location ?? "", nginx.url);
      expect(location.href).toBe(`${nginx.url}/sign-in?callbackUrl=%2Forganizations`);

      const page = await context.newPage();
      await signInThroughForm(page, emailOf("admin"), PASSWORD);
      await createCustomer(page);
      const cookies = await context.cookies();
      expect(cookies.find(({ name }) => name.includes("session-token"))).toMatchObject({
        name: "__Secure-next-auth.session-token",
        secure: true,
        httpOnly: true,
      });
      await page.getByRole("button", { name: new RegExp(text("shell.user.menu")) }).click();
      await page.getByRole("button", { name: text("shell.user.signOut") }).click();
      await expect(page).toHaveURL(`${nginx.url}/sign-in`);

      const plain = await browser.newContext({ baseURL: nginx.url, ignoreHTTPSErrors: true, javaScriptEnabled: false });
      await signInThroughForm(await plain.newPage(), emailOf("viewer"), PASSWORD);
      await plain.close();
      expect(stack.console.logs()).not.toContain("Invalid Server Actions request");
    } finally {
      await context.close();
      await nginx.stop();
    }
  });
}

test(`without NEXTAUTH_URL a proxy that hides the host is named, in the form and in the log${nginxMissing}`, async ({
  browser,
}) => {
  test.slow();
  const nginx = await startNginx(stack.console.url, "");
  const context = await publicContext(browser, nginx.url);
  try {
    await stack.console.restart({ env: { NEXTAUTH_URL: undefined } });
    const page = await context.newPage();
    await page.goto("/sign-in");
    await labelled(page, text("auth.signIn.email")).fill(emailOf("admin"));
    await labelled(page, text("auth.signIn.password")).fill(PASSWORD);
    await page.getByRole("button", { name: text("auth.signIn.submit") }).click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText(
      text("auth.origin.unset", { from: nginx.url }),
    );
    await expect(labelled(page, text("auth.signIn.password"))).toHaveValue(PASSWORD);
    expect(stack.console.logs()).toContain(text("auth.origin.unset", { from: nginx.url }));
  } finally {
    await context.close();
    await nginx.stop();
  }
});

test(`another address than NEXTAUTH_URL is named, and X-Forwarded-For without a trusted hop too${nginxMissing}`, async ({
  browser,
}) => {
  test.slow();
  await stack.console.restart({ env: { NEXTAUTH_URL: "https://console.integrator.example" } });
  const context = await browser.newContext({
    baseURL: stack.console.url,
    extraHTTPHeaders: { "X-Forwarded-For": "198.51.100.7" },
  });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await labelled(page, text("auth.signIn.email")).fill(emailOf("admin"));
  await labelled(page, text("auth.signIn.password")).fill(PASSWORD);
  await page.getByRole("button", { name: text("auth.signIn.submit") }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText(
    text("auth.origin.other", { own: "https://console.integrator.example", from: stack.console.url }),
  );
  expect(stack.console.logs()).toContain("X-Forwarded-For arrives, but TRUSTED_PROXY_HOPS is 0");
  await context.close();
});
