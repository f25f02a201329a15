import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { z } from "zod";
import { seedOrganizations } from "../../sandbox/seed/organizations";
import { callAction, serverActions } from "./actions";
import { ANY_FIGURE, anyOf, withAnyFigure } from "./pattern";
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

/** A field that must be filled: its label says so. */
const requiredField = (page: Page, role: "combobox" | "textbox", label: string) =>
  page.getByRole(role, { name: `${label} (required)` });

export const typeField = (page: Page) => requiredField(page, "combobox", text("organizations.fields.type"));
export const nameField = (page: Page) => requiredField(page, "textbox", text("organizations.fields.names"));

/** A field of the forms that create and edit. */
export const field = (page: Page, name: "website" | "logo" | "size" | "color" | "subdomain" | "ownerEmail") =>
  page.getByRole("textbox", { name: text(`organizations.fields.${name}`) });
export const choice = (page: Page, name: "country" | "timezone" | "customerId" | "defaultLang") =>
  page.getByRole("combobox", { name: text(`organizations.fields.${name}`) });

/** "288 remaining of 300 organizations · updated …", with this limit or any. */
export function remainingSlots(limit = ANY_FIGURE): RegExp {
  const tags = { b: (figure: string) => figure, time: () => "" };
  return withAnyFigure(text.markup("organizations.slots.remaining", { left: ANY_FIGURE, limit, ...tags }));
}

/** Links the open organization to a new customer. */
export async function linkNewCustomer(page: Page, customer: string) {
  await page.getByRole("button", { name: text("organizations.link.link") }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox").fill(customer);
  await page.getByRole("option", { name: `Create “${customer}”` }).click();
  await dialog.getByRole("button", { name: text("organizations.link.submit"), exact: true }).click();
}

export const customerPanel = (page: Page) => page.getByRole("region", { name: text("organizations.customer.title") });
export const profilePanel = (page: Page) => page.getByRole("region", { name: text("organizations.profile.title") });
export const openOrganization = (page: Page) => page.getByRole("link", { name: text("organizations.follow.open") });

/** Opens the form to create, with the two fields filled that it needs. */
export async function fillCreateForm(page: Page, name: string) {
  await page.goto("/organizations/new");
  await typeField(page).selectOption("association");
  await nameField(page).fill(name);
}

export const createButton = (page: Page) => page.getByRole("button", { name: text("organizations.create.submit") });

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
 * Syncs until this organization is in the mirror; a sync that runs already may be too early.
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
