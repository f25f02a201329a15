import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { updateCustomer } from "@/lib/customers/update";
import { customers, operations } from "@/lib/db/schema";
import { getOrganization } from "@/lib/organizations/get";
import { linkOrganization, unlinkOrganization } from "@/lib/organizations/link";
import { updateOrganization } from "@/lib/organizations/update";
import { runOperation } from "@/lib/perform/run";
import { openTestConsole, session, type TestConsole } from "@/lib/test/context";
import * as org from "@/lib/test/organizations";
import { acceptName } from "./accept-name";
import { addUnrecognized } from "./add-unrecognized";
import { countDifferences } from "./counts";
import { keepDeleted, undoKeepDeleted } from "./keep-deleted";
import { listDeleted, listRenamed, listUnconfirmedCreations, listUnrecognized } from "./list";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(() => t.reset());

const page = { page: 1, size: 50 };
const conflict = { code: "conflict" };
const trail = async () => (await org.auditTrail(t.ctx)).filter((line) => line.startsWith("organization."));
const linked = (address: string, newCustomerName: string) => linkOrganization(t.ctx, { address, newCustomerName });
const gone = async () => (await listDeleted(t.ctx, page)).map(({ address }) => address);
const renamed = () => listRenamed(t.ctx, page);

/** A linked organization, after the first sync. */
async function linkedOne(customerName?: string) {
  await org.sync(t.ctx);
  const { address } = org.quietOrganization(t);
  const name = (await org.mirrorRow(t.ctx, address))?.name ?? "";
  const { customerId } = await linked(address, customerName ?? name);
  return { address, name, customerId };
}
/** Renames it at Vocdoni, behind the console's back. */
async function renameAtVocdoni(address: string, name: string) {
  await t.connect({ session }).vocdoni.organizations.update(address, { meta: { name: { default: name } } });
  await org.sync(t.ctx);
}

describe("a linked organization that is gone", () => {
  it("can be kept as a deleted record, which can be undone, or unlinked", async () => {
    const { address } = await linkedOne();
    await t.control(`organizations/${address}`, {}, "DELETE");
    expect(await gone()).toEqual([]);
    await expect(keepDeleted(t.ctx, { address }), "not gone as far as is known").rejects.toMatchObject(conflict);
    await org.sync(t.ctx);
    expect([await gone(), (await countDifferences(t.ctx)).gone]).toEqual([[address], 1]);
    await keepDeleted(t.ctx, { address });
    await keepDeleted(t.ctx, { address });
    expect(await gone()).toEqual([]);
    expect(await getOrganization(t.ctx, address)).toMatchObject({ goneKeptAt: expect.any(String) });
    await undoKeepDeleted(t.ctx, { address });
    expect(await gone()).toEqual([address]);
    await unlinkOrganization(t.ctx, { address });
    expect(await gone()).toEqual([]);
    expect(await trail()).toEqual(["link", "keep", "unkeep", "unlink"].map((verb) => `organization.${verb} succeeded`));
  });

  it("is not unlinked from a customer that somebody else chose in the meantime", async () => {
    const { address, customerId } = await linkedOne();
    const { customerId: chosen } = await linked(address, "Somebody else’s choice");
    await expect(unlinkOrganization(t.ctx, { address, expected: customerId })).rejects.toMatchObject(conflict);
    expect(await org.mirrorRow(t.ctx, address)).toMatchObject({ customerId: chosen });
    await unlinkOrganization(t.ctx, { address, expected: chosen });
    expect(await org.mirrorRow(t.ctx, address)).toMatchObject({ customerId: null });
  });

  it("is listed again if it was back in between", async () => {
    const { address } = await linkedOne();
    const copy = org.managed(t).find((each) => each.address === address);
    await t.control(`organizations/${address}`, {}, "DELETE");
    await org.sync(t.ctx);
    await keepDeleted(t.ctx, { address });
    await t.control("organizations", { address, type: copy?.type });
    await org.sync(t.ctx);
    expect(await org.mirrorRow(t.ctx, address)).toMatchObject({ goneAt: null });
    await t.control(`organizations/${address}`, {}, "DELETE");
    await org.sync(t.ctx);
    expect(await gone()).toEqual([address]);
  });
});

describe("a renamed organization", () => {
  it("is listed with both names until the new one is accepted", async () => {
    const { address, name } = await linkedOne("Somebody");
    expect(await renamed()).toEqual([]);
    await renameAtVocdoni(address, "New name");
    const customer = expect.objectContaining({ name: "Somebody", sameName: false });
    expect(await renamed()).toEqual([{ address, name: "New name", agreedName: name, customer }]);
    await expect(acceptName(t.ctx, { address, shown: "Older name" })).rejects.toMatchObject(conflict);
    await acceptName(t.ctx, { address, shown: "New name" });
    await acceptName(t.ctx, { address, shown: "New name" });
    expect(await renamed()).toEqual([]);
    expect(await trail()).toEqual(["organization.link succeeded", "organization.accept-name succeeded"]);
  });

  it("renames its customer too where that had the same name, and nobody saved it in the meantime", async () => {
    const { address, name, customerId } = await linkedOne();
    await renameAtVocdoni(address, "New name");
    expect(await renamed()).toMatchObject([{ customer: { version: 1, sameName: true } }]);
    const accept = (renameCustomer: number) => acceptName(t.ctx, { address, shown: "New name", renameCustomer });
    const blank = { externalId: "", contactName: "", contactEmail: "", notes: "", tags: [] };
    await updateCustomer(t.ctx, { ...blank, id: customerId, version: 1, name, notes: "by another" });
    await expect(accept(1)).rejects.toMatchObject(conflict);
    expect(await org.mirrorRow(t.ctx, address), "all or nothing").toMatchObject({ agreedName: name });
    await accept(2);
    const [customer] = await t.ctx.db.select().from(customers).where(eq(customers.id, customerId));
    expect(customer).toMatchObject({ name: "New name", notes: "by another", version: 3 });
    expect(await org.mirrorRow(t.ctx, address)).toMatchObject({ agreedName: "New name" });
  });

  it("renames its customer without what nobody sees, and compares without it", async () => {
    const { address, name, customerId } = await linkedOne();
    await t.ctx.db
      .update(customers)
      .set({ name: `\u200b${name}` })
      .where(eq(customers.id, customerId));
    await renameAtVocdoni(address, "\u202eNew\n name\u200b");
    expect(await renamed()).toMatchObject([{ customer: { version: 1, sameName: true } }]);
    await acceptName(t.ctx, { address, shown: "\u202eNew\r\n name\u200b", renameCustomer: 1 });
    const [customer] = await t.ctx.db.select().from(customers).where(eq(customers.id, customerId));
    expect(customer).toMatchObject({ name: "New name", version: 2 });
  });

  it("doesn't rename a customer with a name of its own", async () => {
    const { address } = await linkedOne("Somebody");
    await renameAtVocdoni(address, "New name");
    const both = acceptName(t.ctx, { address, shown: "New name", renameCustomer: 1 });
    await expect(both).rejects.toMatchObject(conflict);
  });

  it("is not reported when the console itself created or renamed it", async () => {
    const ctx = t.connect({ session });
    const { address } = await linkedOne();
    const form = await org.editForm(ctx, address, { names: { default: "Renamed here" } });
    const { operationId } = await updateOrganization(ctx, form);
    await runOperation(ctx, operationId ?? "");
    expect(await org.mirrorRow(t.ctx, address)).toMatchObject({ name: "Renamed here", agreedName: "Renamed here" });
    expect(await renamed()).toEqual([]);
    const made = await org.operationRow(ctx, await org.create(ctx));
    expect(await org.mirrorRow(ctx, made.target ?? "")).toMatchObject({
      agreedName: "Unió de Veïns",
      customerId: null,
    });
    await renameAtVocdoni(made.target ?? "", "Renamed there");
    expect(await renamed()).toMatchObject([{ address: made.target, agreedName: "Unió de Veïns", customer: null }]);
  });
});

describe("an unrecognized organization", () => {
  const consoleRef = "0f6cbb0e-6a5e-4e11-9d4c-0d8f3f0f1b11";
  const references = async () => (await listUnrecognized(t.ctx, page)).map(({ reference }) => reference);

  it("is listed until it is adopted, with a customer or without", async () => {
    const known = await org.create(t.ctx);
    await t.control("organizations", { type: "union", meta: { consoleRef, name: "Foreign" } });
    const other = { type: "union", meta: { consoleRef: consoleRef.replace("0f", "1f"), name: "Other" } };
    await t.control("organizations", other);
    await t.control("organizations", { type: "union", meta: { consoleRef: "no uuid" } });
    await org.sync(t.ctx);
    expect(await references()).toEqual([consoleRef, other.meta.consoleRef]);
    expect(await references()).not.toContain(known);
    const [first, second] = await listUnrecognized(t.ctx, page);
    await addUnrecognized(t.ctx, { address: first?.address ?? "" });
    await addUnrecognized(t.ctx, { address: first?.address ?? "" });
    await addUnrecognized(t.ctx, { address: second?.address ?? "", newCustomerName: "Theirs" });
    expect([await references(), (await countDifferences(t.ctx))["foreign-reference"]]).toEqual([[], 0]);
    expect(await org.mirrorRow(t.ctx, first?.address ?? "")).toMatchObject({ customerId: null });
    expect(await org.mirrorRow(t.ctx, second?.address ?? "")).toMatchObject({ customerId: expect.any(String) });
    expect((await trail()).filter((line) => line === "organization.adopt succeeded")).toHaveLength(2);
  });

  it("does not take an organization from its customer", async () => {
    await t.control("organizations", { type: "union", meta: { consoleRef, name: "Foreign" } });
    await org.sync(t.ctx);
    const [row] = await listUnrecognized(t.ctx, page);
    await linked(row?.address ?? "", "First");
    const second = addUnrecognized(t.ctx, { address: row?.address ?? "", newCustomerName: "Second" });
    await expect(second).rejects.toMatchObject(conflict);
    expect(await t.ctx.db.select().from(customers)).toHaveLength(1);
  });

  it("is of every creation, once the operations are lost with the database", async () => {
    await org.create(t.ctx);
    await t.ctx.db.execute("TRUNCATE organizations CASCADE");
    await t.ctx.db.delete(operations);
    await org.sync(t.ctx);
    expect(await references()).toHaveLength(1);
  });
});

describe("an unconfirmed creation", () => {
  it("is listed while the console checks, and while a person has to decide", async () => {
    t.fault({ ...org.CREATE, cut: "before" });
    const id = await org.create(t.ctx);
    const states = async () => (await listUnconfirmedCreations(t.ctx, page)).map((view) => `${view.id} ${view.state}`);
    expect(await states()).toEqual([`${id} unknown`]);
    await org.recoverUntilDone(t, id);
    expect(await states()).toEqual([`${id} undecided`]);
    expect(await countDifferences(t.ctx)).toMatchObject({ "unknown-creations": 1 });
  });
});
