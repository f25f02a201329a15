import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { checksumAddress } from "@/lib/checksum-address";
import { customers, organizations } from "@/lib/db/schema";
import { type Message, message } from "@/lib/messages/message";
import { linkOrganization } from "@/lib/organizations/link";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { auditTrail, mirrorRow, sync } from "@/lib/test/organizations";
import { PRIMARY_INTEGRATOR, SECOND_INTEGRATOR, SECOND_INTEGRATOR_KEY } from "@/sandbox/credentials";
import { addExistingOrganization } from "./add-existing";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.reset();
  await sync(t.ctx);
});

const NEW = `0x${"ab".repeat(20)}`;
const add = (more: object = {}) =>
  t.control("organizations", { address: NEW, type: "union", meta: { name: "New" }, ...more });
const rows = () => t.ctx.db.select().from(organizations);
const adopted = async () => (await auditTrail(t.ctx)).filter((line) => line.startsWith("organization.adopt"));

describe("adopting by address", () => {
  it.each([
    ["lower case", NEW],
    ["checksummed", checksumAddress(NEW)],
    ["without 0x, upper case, with spaces", ` ${NEW.slice(2).toUpperCase()} `],
  ])("takes it in, %s", async (_, address) => {
    await add();
    expect(await addExistingOrganization(t.ctx, { address })).toEqual({
      address: NEW,
      name: "New",
      known: false,
      linked: false,
      customer: null,
    });
    expect(await mirrorRow(t.ctx, NEW)).toMatchObject({ name: "New", agreedName: "New", customerId: null });
    expect(await adopted()).toEqual(["organization.adopt succeeded"]);
  });

  it("links it to a new customer, in one transaction", async () => {
    await add();
    const { customer } = await addExistingOrganization(t.ctx, { address: NEW, newCustomerName: "Oak" });
    expect(await mirrorRow(t.ctx, NEW)).toMatchObject({ customerId: customer?.id, agreedName: "New" });
  });

  it("says that the console has it already, links it when asked, and leaves another's alone", async () => {
    await add();
    await sync(t.ctx);
    expect(await addExistingOrganization(t.ctx, { address: NEW })).toMatchObject({
      known: true,
      linked: false,
      customer: null,
    });
    expect(await adopted()).toEqual([]);
    const first = await addExistingOrganization(t.ctx, { address: NEW, newCustomerName: "Oak" });
    expect(first).toMatchObject({ known: true, linked: true, customer: { name: "Oak" } });
    expect(await addExistingOrganization(t.ctx, { address: NEW })).toEqual({ ...first, linked: false });
    const second = addExistingOrganization(t.ctx, { address: NEW, newCustomerName: "Elm" });
    const linked = message("reconciliation.addErrors.linkedElsewhere", { customer: "Oak" });
    await expect(second).rejects.toMatchObject({ code: "conflict", text: linked });
    expect((await t.ctx.db.select().from(customers)).map(({ name }) => name)).toEqual(["Oak"]);
    expect(await adopted()).toHaveLength(1);
  });

  it("brings back a deleted one, with its link", async () => {
    await add();
    await sync(t.ctx);
    const { customerId } = await linkOrganization(t.ctx, { address: NEW, newCustomerName: "Oak" });
    await t.control(`organizations/${NEW}`, {}, "DELETE");
    await sync(t.ctx);
    await add();
    expect(await addExistingOrganization(t.ctx, { address: NEW })).toMatchObject({
      known: false,
      customer: { id: customerId },
    });
    expect(await mirrorRow(t.ctx, NEW)).toMatchObject({ goneAt: null, customerId });
  });

  const owner = checksumAddress(SECOND_INTEGRATOR);
  it.each<[string, string, Message, object | undefined]>([
    ["what is no address", "0x12", message("reconciliation.addErrors.notAnAddress"), undefined],
    ["what does not exist", NEW, message("reconciliation.addErrors.notFound"), undefined],
    [
      "another integrator's",
      NEW,
      message("reconciliation.addErrors.managedByOther", { owner }),
      { integrator: "second" },
    ],
    ["the integrator's own", PRIMARY_INTEGRATOR, message("reconciliation.addErrors.ownOrganization"), undefined],
  ])("refuses %s, and stores nothing", async (_, address, reason, more) => {
    if (more) await add(more);
    const before = await rows();
    const refused = addExistingOrganization(t.ctx, { address, newCustomerName: "Oak" });
    const text = message("reconciliation.addErrors.nothingSaved", { reason });
    await expect(refused).rejects.toMatchObject({ code: "invalid-input", text, fields: { address: reason } });
    expect(await rows()).toEqual(before);
    expect(await t.ctx.db.select().from(customers)).toEqual([]);
    expect(await adopted()).toEqual([]);
  });

  it("refuses an unmanaged organization", async () => {
    await add();
    const found = t.sandbox.state.organizations.get(NEW);
    if (found) found.managedBy = "";
    const refused = addExistingOrganization(t.ctx, { address: NEW });
    const reason = message("reconciliation.addErrors.notManaged");
    await expect(refused).rejects.toMatchObject({ fields: { address: reason } });
    expect(await mirrorRow(t.ctx, NEW)).toBeUndefined();
  });

  it("refuses with another integrator's key, even what that key manages", async () => {
    await add({ integrator: "second" });
    const theirs = t.connect({ apiKey: SECOND_INTEGRATOR_KEY });
    await expect(addExistingOrganization(theirs, { address: NEW })).rejects.toMatchObject({ code: "writes-stopped" });
    expect(await mirrorRow(t.ctx, NEW)).toBeUndefined();
  });

  it("stores nothing when Vocdoni cannot be asked", async () => {
    await add();
    t.fault({ method: "GET", path: "^/organizations/", times: 0, status: 502 });
    await expect(addExistingOrganization(t.ctx, { address: NEW })).rejects.toThrow();
    expect(await mirrorRow(t.ctx, NEW)).toBeUndefined();
  });
});
