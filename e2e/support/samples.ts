import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { z } from "zod";
import { demoCustomers } from "../../sandbox/seed/customers";
import { seedOrganizations } from "../../sandbox/seed/organizations";
import { callAction, serverActions } from "./actions";
import { uniqueName } from "./organizations";
import { ORGANIZATIONS } from "./sandbox-process";

const emptyFields = {
  descriptions: {},
  logo: "",
  website: "",
  country: "",
  timezone: "",
  size: "",
  color: "",
  subdomain: "",
};
const found = z.object({ ok: z.literal(true), data: z.array(z.object({ id: z.uuid() })) });

/** A customer that every stack has, with several organizations; somebody must be signed in on `page`. */
export async function aCustomer(page: Page): Promise<{ id: string; name: string }> {
  const several = demoCustomers(seedOrganizations(ORGANIZATIONS)).find(
    ({ organizationAddresses }) => organizationAddresses.length >= 4,
  );
  const name = several?.name ?? "";
  const answer = await page.request.get(`/api/customers?q=${encodeURIComponent(name)}`);
  const [first] = found.parse(await answer.json()).data;
  return { id: first?.id ?? "", name };
}

const named = z.union([z.string(), z.looseObject({ default: z.string() })]);

/** An organization that has held elections, and the ID of one. Somebody must be signed in on `page`. */
export async function anElection(page: Page): Promise<{ address: string; name: string; id: string }> {
  const held = seedOrganizations(ORGANIZATIONS).find(({ counters }) => counters.processes >= 4);
  const address = held?.address ?? "";
  const html = await (await page.request.get(`/organizations/${address}/elections`)).text();
  const id = /\/elections\/([0-9a-f]{24})/.exec(html)?.[1];
  if (id === undefined) throw new Error(`${address} shows no election`);
  const name = named.parse(held?.meta.name);
  return { address, name: typeof name === "string" ? name : name.default, id };
}

const openAlerts = z.object({ ok: z.literal(true), data: z.object({ alerts: z.array(z.object({ id: z.uuid() })) }) });

/** The id of an alert: every stack has used more SMS than its limit. Somebody who may refresh the quota must be signed in. */
export async function anAlert(page: Page): Promise<string> {
  let id = "";
  await expect(async () => {
    expect((await page.request.get("/api/quota?fresh=1")).status()).toBe(200);
    const { data } = openAlerts.parse(await (await page.request.get("/api/alerts")).json());
    id = data.alerts[0]?.id ?? "";
    expect(id).not.toBe("");
  }).toPass();
  return id;
}

const begun = /"operationId":"([0-9a-f-]{36})"/;

/** The id of an operation: one that makes an organization. Somebody who may must be signed in on `page`. */
export async function anOperation(page: Page): Promise<string> {
  const create = serverActions().find(({ name }) => name === "createOrganizationAction");
  if (!create) throw new Error("the build has no action that creates");
  const form = { formToken: randomUUID(), type: "union", names: { default: uniqueName("Of an operation") } };
  const answer = await callAction(page.request, create, { ...emptyFields, ...form });
  const id = begun.exec(answer)?.[1];
  if (!id) throw new Error(`nothing was begun: ${answer}`);
  return id;
}

const checked = /"digest":"([0-9a-f]{64})"/;
const imported = /"importId":"([0-9a-f-]{36})"/;

/** The id of an import of these rows, begun without its page. Somebody who may must be signed in on `page`. */
export async function anImport(page: Page, text = `name,type\n${uniqueName("Of an import")},union\n`): Promise<string> {
  const call = async (name: string, input: Record<string, unknown>) => {
    const action = serverActions().find((each) => each.name === name);
    if (!action) throw new Error(`the build has no ${name}`);
    return callAction(page.request, action, input);
  };
  const [, digest] = checked.exec(await call("previewImportAction", { text })) ?? [];
  const answer = await call("startImportAction", { text, digest, formToken: randomUUID() });
  const id = imported.exec(answer)?.[1];
  if (!id) throw new Error(`nothing was imported: ${answer}`);
  return id;
}
