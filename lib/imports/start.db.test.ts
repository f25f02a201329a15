import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { auditLog, customers, imports, operations } from "@/lib/db/schema";
import { message } from "@/lib/messages/message";
import { createOrganization } from "@/lib/organizations/create";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { beginImport, importForm, numbered, rowsOf, unions } from "@/lib/test/imports";
import { auditTrail, createForm } from "@/lib/test/organizations";
import { previewImport } from "./preview";
import { startImport } from "./start";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(() => t.reset());

const STAGING = "https://saas-api-stg.vocdoni.net";
const limit = (maxManagedOrgs: number) => t.control("limits", { limits: { maxManagedOrgs } });
const nothingWritten = async () => {
  expect(await t.ctx.db.select().from(imports)).toEqual([]);
  expect(await t.ctx.db.select().from(operations)).toEqual([]);
  expect(await t.ctx.db.select().from(customers)).toEqual([]);
  expect(await auditTrail(t.ctx)).toEqual([]);
};

describe("an import that begins", () => {
  it("is recorded with every row, their customers and their audit rows, and sends nothing", async () => {
    const text = "name,type,website,customer\nElm,union,https://elm.example,New\nOak,company,,New\n,union,,\n";
    const id = await beginImport(t.ctx, text);
    const [row] = await t.ctx.db.select().from(imports);
    expect(row).toMatchObject({
      id,
      fileName: "clubs.csv",
      rows: 2,
      leftOut: 1,
      actorId: t.ctx.actor.id,
      stoppedAt: null,
    });
    const [made, ...more] = await t.ctx.db.select().from(customers);
    expect({ name: made?.name, more }).toEqual({ name: "New", more: [] });
    const begun = await rowsOf(t.ctx, id);
    expect(begun).toMatchObject([
      { label: "Elm", state: "recorded", importLine: 2, customerId: made?.id, kind: "organization.create" },
      { label: "Oak", state: "recorded", importLine: 3, customerId: made?.id, requestId: t.ctx.requestId },
    ]);
    expect(begun[0]?.input).toMatchObject({ type: "union", names: { default: "Elm" }, website: "https://elm.example" });
    const requested = "organization.create requested";
    expect(await auditTrail(t.ctx)).toEqual([
      "import.start requested",
      "customer.create succeeded",
      requested,
      requested,
    ]);
    const audited = await t.ctx.db.select().from(auditLog).where(eq(auditLog.action, "organization.create"));
    expect(audited.map(({ operationId }) => operationId)).toEqual(begun.map((operation) => operation.id));
    expect(t.requests("POST")).toBe(0);
  });

  it("has a thousand rows in one go", async () => {
    await limit(5_000);
    const id = await beginImport(t.ctx, unions(...numbered(1_000)));
    const begun = await rowsOf(t.ctx, id);
    expect(begun).toHaveLength(1_000);
    expect(new Set(begun.map(({ formToken }) => formToken)).size).toBe(1_000);
    expect(begun.at(-1)).toMatchObject({ label: "Club 1000", importLine: 1_001 });
  });

  it("skips existing ones, unless included", async () => {
    await limit(50);
    const text = unions("Elm", "Elm", "Oak");
    const some = await startImport(t.ctx, await importForm(t.ctx, text));
    expect(await rowsOf(t.ctx, some.importId)).toHaveLength(2);
    const all = await startImport(t.ctx, await importForm(t.ctx, text, { includeExisting: "yes" }));
    expect(await rowsOf(t.ctx, all.importId)).toHaveLength(3);
    await expect(startImport(t.ctx, await importForm(t.ctx, text))).rejects.toMatchObject({ code: "invalid-input" });
  });
});

describe("the same form again", () => {
  it("at once or later leads to the same import", async () => {
    const form = await importForm(t.ctx, unions("Elm", "Oak"));
    const twice = await Promise.all([startImport(t.ctx, form), startImport(t.connect(), form)]);
    const later = await startImport(t.ctx, form);
    expect(new Set([...twice, later].map(({ importId }) => importId)).size).toBe(1);
    expect(await t.ctx.db.select().from(operations)).toHaveLength(2);
    const starts = (await auditTrail(t.ctx)).filter((line) => line.startsWith("import.start"));
    expect(starts).toHaveLength(1);
  });

  it("with other rows is refused", async () => {
    const form = await importForm(t.ctx, unions("Elm"));
    await startImport(t.ctx, form);
    const other = { ...(await importForm(t.ctx, unions("Oak"))), formToken: form.formToken };
    await expect(startImport(t.ctx, other)).rejects.toMatchObject({ code: "conflict" });
    expect(await t.ctx.db.select().from(operations)).toHaveLength(1);
  });
});

describe("an import that differs from its preview", () => {
  it("is refused whole", async () => {
    const changed = message("imports.errors.changed");
    const form = await importForm(t.ctx, unions("Elm"));
    await expect(startImport(t.ctx, { ...form, digest: "x" })).rejects.toMatchObject({
      code: "conflict",
      text: changed,
    });
    await nothingWritten();
    await createOrganization(t.ctx, createForm({ names: { default: "ELM" } }));
    await expect(startImport(t.ctx, form)).rejects.toMatchObject({ code: "conflict", text: changed });
    expect(await t.ctx.db.select().from(imports)).toEqual([]);
  });

  it("writes nothing at all when one part cannot be written", async () => {
    const form = await importForm(t.ctx, "name,type,customer\nElm,union,New\n");
    await t.ctx.db.execute(
      "CREATE TRIGGER no_audit BEFORE INSERT ON audit_log EXECUTE FUNCTION audit_log_append_only()",
    );
    await expect(startImport(t.ctx, form)).rejects.toThrow();
    await t.ctx.db.execute("DROP TRIGGER no_audit ON audit_log");
    await nothingWritten();
  });
});

describe("the remaining slots", () => {
  const overLimit = message("imports.errors.overLimit", { over: 1, left: 2 });
  it("are read again, and stop what would be refused, without the page as well", async () => {
    const form = await importForm(t.ctx, unions("Elm", "Oak", "Fir"));
    await limit(14);
    await expect(startImport(t.ctx, form)).rejects.toMatchObject({ code: "conflict", text: overLimit });
    await nothingWritten();
    await limit(15);
    await startImport(t.ctx, form);
  });

  it("exclude recorded creations", async () => {
    await limit(15);
    await createOrganization(t.ctx, createForm());
    const refused = startImport(t.ctx, await importForm(t.ctx, unions("Elm", "Oak", "Fir")));
    await expect(refused).rejects.toMatchObject({ code: "conflict", text: overLimit });
    const forms = await Promise.all([importForm(t.ctx, unions("Elm", "Oak")), importForm(t.ctx, unions("Ash", "Yew"))]);
    const both = await Promise.allSettled(forms.map((form) => startImport(t.ctx, form)));
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("only warn on staging", async () => {
    await limit(13);
    const staging = { ...t.ctx, upstream: { ...t.ctx.upstream, url: STAGING } };
    const { importId } = await startImport(staging, await importForm(staging, unions("Elm", "Oak")));
    expect(await rowsOf(t.ctx, importId)).toHaveLength(2);
  });

  it("stop nothing while unknown", async () => {
    t.fault({ method: "GET", path: "^/integrator$", times: 0, status: 502 });
    const form = await importForm(t.ctx, unions("Elm"));
    expect(await previewImport(t.ctx, form)).toMatchObject({ slots: null });
    await startImport(t.ctx, { ...form, formToken: randomUUID() });
  });

  it("are none for an account whose features are off", async () => {
    const form = await importForm(t.ctx, unions("Elm"));
    await t.control("limits", { enabled: false });
    await expect(startImport(t.ctx, form)).rejects.toMatchObject({ text: message("imports.errors.off") });
    await nothingWritten();
  });
});
