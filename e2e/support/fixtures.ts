import { test as base, expect } from "@playwright/test";
import type { Role } from "./people";
import { SignIns } from "./sign-in";
import { type Stack, startStack } from "./stack";
import { watch } from "./watch";

export { expect } from "@playwright/test";
export { expectAccessible, expectAccessibleInBothThemes } from "./accessible";
export { emailOf, PASSWORD, type Role } from "./people";
export { signInThroughForm } from "./sign-in";
export { setTheme } from "./theme";

type WorkerFixtures = {
  /** Console and sandbox, shared by the tests of a worker: leave no trace that another test would trip over. */
  stack: Stack;
  signIns: SignIns;
};

type TestFixtures = {
  /** Makes what `page` opens from now on this person's. */
  signIn: (role: Role) => Promise<void>;
  tidy: undefined;
};

export const test = base.extend<TestFixtures, WorkerFixtures>({
  stack: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
    async ({}, use) => {
      const stack = await startStack({ session: true });
      await use(stack);
      await stack.close();
    },
    { scope: "worker", timeout: 120_000 },
  ],

  signIns: [
    async ({ browser, stack }, use) => {
      await use(new SignIns(browser, stack.console.url));
    },
    { scope: "worker" },
  ],

  baseURL: async ({ stack }, use) => {
    await use(stack.console.url);
  },

  // In every test, on the pages that it is given: nothing is fetched from elsewhere, and no policy is violated.
  context: async ({ context, stack }, use) => {
    const found = watch(context, stack.console.url);
    await use(context);
    expect(found).toEqual([]);
  },

  // A person waits until the buttons can be used; a focus or a key before that would be lost. "commit" does not wait.
  page: async ({ page }, use) => {
    const visit = page.goto.bind(page);
    page.goto = async (url, options) => {
      const answer = await visit(url, options);
      if (options?.waitUntil !== "commit") await expect(page.locator("[data-waiting]")).toHaveCount(0);
      return answer;
    };
    await use(page);
  },

  signIn: async ({ page, signIns }, use) => {
    await use((role) => signIns.enter(page, role));
  },

  tidy: [
    async ({ stack }, use, info) => {
      const before = stack.console.logs().length;
      await use(undefined);
      await stack.sandbox.start();
      await stack.sandbox.restore();
      await stack.console.restore();
      if (info.status === info.expectedStatus) return;
      await info.attach("console log", { body: stack.console.logs().slice(before), contentType: "text/plain" });
    },
    { auto: true },
  ],
});
