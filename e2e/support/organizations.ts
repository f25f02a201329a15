import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { z } from "zod";
import { seedOrganizations } from "../../sandbox/seed/organizations";
import { callAction, serverActions } from "./actions";
import { anyOf } from "./pattern";
import type { SandboxControl } from "./sandbox-control";
import { ORGANIZATIONS } from "./sandbox-process";
import { text } from "./text";

/** A name that no other test and no seed has. */
export const uniqueName = (words: string) => `${words} ${randomUUID().slice(0, 8)}`;

/** Notices above every page: what needs somebody. */
export const notices = (page: Page) => page.getByRole("region", { name: "Notices" });

/** What a form shows above its fields when it was refused. */
export const formError = (page: Page) => page.locator("main form").getByRole("alert");

/** The name's link of one row of the open list. */
export const rowLink = (page: Page, name: string) => page.getByRole("row").getByRole("link", { name, exact: true });

export const listOf = (name: string, more = "") => `/organizations?q=${encodeURIComponent(name)}${more}`;

/** Opens the form to create, with the two fields filled that it needs. */
export async function fillCreateForm(page: Page, name: string) {
  await page.goto("/organizations/new");
  await page.getByRole("combobox", { name: "Type (required)" }).selectOption("association");
  await page.getByRole("textbox", { name: "Name (required)" }).fill(name);
}

export const createButton = (page: Page) => page.getByRole("button", { name: "Create organization" });

/** The panel that follows an operation in the place of its form. */
export const operationPanel = (page: Page) => page.getByRole("region", { name: /^Operation [0-9a-f]{4}$/ });

/** The address of the organization whose page is open, as the sandbox writes it: `0x` and lower case. */
export function addressInUrl(page: Page): string {
  const address = /\/organizations\/(0x[0-9a-f]{40})/.exec(page.url())?.[1];
  if (!address) throw new Error(`no organization's page: ${page.url()}`);
  return address;
}

/** Follows an operation by its link to a page of its own, and answers its id. */
export async function openOperation(page: Page): Promise<string> {
  await operationPanel(page)
    .getByRole("link", { name: anyOf(text("operations.progress.viewDetails"), text("operations.progress.decide")) })
    .click();
  await page.waitForURL(/\/operations\/[0-9a-f-]{36}$/);
  return page.url().slice(-36);
}

const optionsSchema = z.object({ data: z.array(z.object({ name: z.string() })) });

/**
 * Reads Vocdoni's list anew until this organization is in the mirror; a reading that runs already may be too early.
 * Needs somebody who may sync, signed in on `page`, and opens nothing there.
 */
export async function syncUntilListed(page: Page, name: string) {
  const sync = serverActions().find((action) => action.name === "syncNowAction");
  if (!sync) throw new Error("the build has no action that syncs");
  const names = async () => {
    const answer = await page.request.get(`/api/organizations?q=${encodeURIComponent(name)}`);
    return optionsSchema.parse(await answer.json()).data.map((option) => option.name);
  };
  await expect(async () => {
    await callAction(page.request, sync, {});
    await expect.poll(names, { timeout: 2_000, intervals: [50] }).toContain(name);
  }).toPass();
}

type Added = { name: string; address: string };

/** An organization that exists at Vocdoni and in the mirror. Somebody who may sync must be signed in on `page`. */
export async function listedOrganization(
  page: Page,
  sandbox: SandboxControl,
  words: string,
  fields: Record<string, unknown> = {},
): Promise<Added> {
  const name = uniqueName(words);
  const { address } = await sandbox.addOrganization({ type: "association", name, ...fields });
  await syncUntilListed(page, name);
  return { name, address: address.toLowerCase() };
}

/** How many organizations of this name Vocdoni has. */
export async function countAtVocdoni(sandbox: SandboxControl, name: string): Promise<number> {
  const { organizations } = await sandbox.state();
  return organizations.filter((organization) => organization.name === name).length;
}

export const LIST = "^/integrator/organizations$";

/** The creations that reached Vocdoni since `clearRequests`. */
export const creations = (sandbox: SandboxControl) =>
  sandbox.requests({ method: "POST", path: /^\/integrator\/organizations$/ });

/** The address of an organization with a name that every stack has from its start, and that no test takes away. */
export function seededAddress(): string {
  const named = seedOrganizations(ORGANIZATIONS).find(({ meta }) => typeof meta.name === "object");
  if (!named) throw new Error("the seed has no organization with a name");
  return named.address;
}
