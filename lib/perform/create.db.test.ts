import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCustomer } from "@/lib/customers/create";
import { auditLog, customers, operations } from "@/lib/db/schema";
import { message, storable } from "@/lib/messages/message";
import { getOperation } from "@/lib/operations/read";
import { createOrganization } from "@/lib/organizations/create";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import {
  auditTrail,
  create,
  createdByOperation,
  createForm,
  managed,
  mirrorRow,
  operationRow,
} from "@/lib/test/organizations";
import { runOperation } from "./run";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(() => t.reset());

describe("a creation", () => {
  it("creates one organization, mirrors it and writes both audit rows", async () => {
    const names = { default: "Unió <script>alert(1)</script> 🗳️", ca: "Unió", ar: "اتحاد" };
    const id = await create(t.ctx, createForm({ names, website: "https://unio.example", country: "ES", size: "50" }));
    const [made, ...more] = createdByOperation(t, id);
    expect(more).toEqual([]);
    expect(made).toMatchObject({ type: "association", website: "https://unio.example", country: "ES", size: "50" });
    expect(made?.meta).toEqual({ consoleRef: id, name: names });
    expect(managed(t)).toHaveLength(13);
    const row = await operationRow(t.ctx, id);
    expect(row).toMatchObject({
      state: "succeeded",
      target: made?.address,
      attempts: 1,
      error: null,
      leaseUntil: null,
    });
    expect(await mirrorRow(t.ctx, made?.address ?? "")).toMatchObject({ name: names.default, names, consoleRef: id });
    expect(await auditTrail(t.ctx)).toEqual(["organization.create requested", "organization.create succeeded"]);
    const [requested] = await t.ctx.db.select().from(auditLog);
    expect(requested).toMatchObject({ actorId: t.ctx.actor.id, operationId: id, requestId: t.ctx.requestId });
    const view = await getOperation(t.ctx, id);
    expect(view.steps.map(({ step }) => step)).toEqual([
      storable(message("operations.step.recorded")),
      storable(message("operations.step.sent")),
      storable(message("operations.step.created")),
    ]);
  });

  it("is linked to the chosen customer", async () => {
    const fields = { name: "Maple", externalId: "", contactName: "", contactEmail: "", notes: "", tags: [] };
    const { id: customerId } = await createCustomer(t.ctx, fields);
    const id = await create(t.ctx, createForm({ customerId }));
    const row = await mirrorRow(t.ctx, (await operationRow(t.ctx, id)).target ?? "");
    expect(row).toMatchObject({ customerId });
  });

  it("is linked to a new customer, which Vocdoni never hears of", async () => {
    const id = await create(t.ctx, createForm({ newCustomerName: "Secret Buyer SL" }));
    const [customer] = await t.ctx.db.select().from(customers);
    expect(customer?.name).toBe("Secret Buyer SL");
    const [made] = createdByOperation(t, id);
    expect(JSON.stringify(made)).not.toContain("Secret Buyer");
    expect(await mirrorRow(t.ctx, made?.address ?? "")).toMatchObject({ customerId: customer?.id });
    expect(await auditTrail(t.ctx)).toContain("customer.create succeeded");
  });

  it("records nothing for a customer that no longer exists", async () => {
    const gone = createOrganization(t.ctx, createForm({ customerId: randomUUID() }));
    await expect(gone).rejects.toMatchObject({
      code: "invalid-input",
      fields: { customerId: message("organizations.invalid.customerGone") },
    });
    expect(await t.ctx.db.select().from(operations)).toEqual([]);
    expect(await auditTrail(t.ctx)).toEqual([]);
  });
});

describe("the same form again", () => {
  it("yields the same operation, one customer and one organization", async () => {
    const form = createForm({ newCustomerName: "Maple" });
    const id = await create(t.ctx, form);
    expect(await createOrganization(t.ctx, form)).toEqual({ operationId: id });
    await runOperation(t.ctx, id);
    expect(t.requests("POST", "/integrator/organizations")).toBe(1);
    expect(await t.ctx.db.select().from(customers)).toHaveLength(1);
    expect(createdByOperation(t, id)).toHaveLength(1);
  });

  it("submitted many times at once is sent once", async () => {
    const form = createForm({ newCustomerName: "Maple" });
    t.sandbox.sandbox.settings.createDelay = 20;
    const ids = await Promise.all(Array.from({ length: 6 }, () => create(t.ctx, form)));
    expect(new Set(ids).size).toBe(1);
    expect(await t.ctx.db.select().from(operations)).toHaveLength(1);
    expect(await t.ctx.db.select().from(customers)).toHaveLength(1);
    expect(t.requests("POST", "/integrator/organizations")).toBe(1);
    expect(await auditTrail(t.ctx)).toEqual([
      "customer.create succeeded",
      "organization.create requested",
      "organization.create succeeded",
    ]);
  });

  it("with other values is refused and changes nothing", async () => {
    const form = createForm();
    const id = await create(t.ctx, form);
    const other = createOrganization(t.ctx, { ...form, names: { default: "Another" }, newCustomerName: "Oak" });
    await expect(other).rejects.toMatchObject({ code: "conflict" });
    expect(await t.ctx.db.select().from(operations)).toHaveLength(1);
    expect(await t.ctx.db.select().from(customers)).toEqual([]);
    expect(createdByOperation(t, id)).toHaveLength(1);
  });
});
