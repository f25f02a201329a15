import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { callAction, errorCodeOf, serverActions } from "./actions";
import { LIST, listedOrganization, uniqueName } from "./organizations";
import { anOperation } from "./samples";
import type { SandboxControl } from "./sandbox-control";
import { text } from "./text";

/** One difference of the open page. */
export const difference = (page: Page, name: string) =>
  page.getByRole("main").getByRole("listitem").filter({ hasText: name });

export const dialog = (page: Page) => page.getByRole("dialog");

/** Syncs until the open page says what it should. */
export async function syncUntil(page: Page, shows: () => Promise<void>) {
  await expect(async () => {
    await page.getByRole("button", { name: text("sync.progress.syncNow") }).click();
    await shows();
  }).toPass();
}

/** The focus never falls to the body, also when the row that had it is gone. */
export const focusIsKept = (page: Page) =>
  expect.poll(() => page.evaluate(() => document.activeElement?.tagName !== "BODY")).toBe(true);

async function call(page: Page, name: string, input: object): Promise<void> {
  const action = serverActions().find((each) => each.name === name);
  if (!action) throw new Error(`the build has no ${name}`);
  expect(errorCodeOf(await callAction(page.request, action, input)), name).toBeNull();
}

/**
 * Makes one difference of each kind but "unlinked", of which the seed has some, and answers what each is called. An operator
 * must be signed in on `page`.
 */
export async function oneOfEachKind(page: Page, sandbox: SandboxControl) {
  const gone = await listedOrganization(page, sandbox, "AAK gone");
  const { name: former, address } = await listedOrganization(page, sandbox, "AAK former");
  for (const each of [gone, { name: former, address }]) {
    await call(page, "linkOrganizationAction", { address: each.address, newCustomerName: each.name });
  }
  const [renamed, foreign] = [uniqueName("AAK renamed"), uniqueName("AAK foreign")];
  await sandbox.removeOrganization(gone.address);
  await sandbox.removeOrganization(address);
  await sandbox.addOrganization({ address, type: "association", name: renamed });
  await sandbox.addOrganization({ type: "association", meta: { consoleRef: randomUUID(), name: foreign } });
  await sandbox.fault({ method: "POST", path: LIST, cut: "before" });
  const unknown = await anOperation(page);
  await page.goto("/reconciliation?kind=gone&size=100");
  await syncUntil(page, () => expect(difference(page, gone.name)).toBeVisible({ timeout: 4_000 }));
  await page.goto("/reconciliation?kind=unknown-creations&size=100");
  await expect(page.locator(`a[href="/operations/${unknown}"]`).first()).toBeVisible();
  const created = (await page.locator(`h3 a[href="/operations/${unknown}"]`).textContent()) ?? "";
  return {
    gone: gone.name,
    renamed,
    "unknown-creations": created.replace(text("operations.title.create", { name: "" }), ""),
    "foreign-reference": foreign,
  };
}
