import { eq, ne } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCustomer } from "@/lib/customers/create";
import { customers, operations, organizations } from "@/lib/db/schema";
import type { ErrorText } from "@/lib/errors";
import { message, storable } from "@/lib/messages/message";
import { getTypeOptions } from "@/lib/organizations/form-options";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { beginImport, unions } from "@/lib/test/imports";
import { sync } from "@/lib/test/organizations";
import { previewImport } from "./preview";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(() => t.reset());

const preview = (text: string, defaultType = "") => previewImport(t.ctx, { text, fileName: "x.csv", defaultType });
const customer = (name: string, externalId = "") =>
  createCustomer(t.ctx, { name, externalId, contactName: "", contactEmail: "", notes: "", tags: [] });
const problem = (line: number, column: string, why: ErrorText) => ({ line, column, message: why });

describe("the preview of an import", () => {
  it("counts what would be created and what is wrong, and writes nothing", async () => {
    const seen = await preview("name,type,hue\nElm,union,red\n,union,\nOak,guild,\nFir,union,\n");
    expect(seen).toMatchObject({ total: 4, fresh: 2, faulty: 2, existing: [], unused: ["hue"], waiting: 0 });
    const types = (await getTypeOptions(t.ctx)).types.map(({ value }) => value).join(", ");
    expect(seen.problems).toEqual([
      problem(3, "name", storable(message("organizations.invalid.noName"))),
      problem(4, "type", message("imports.problems.type", { type: "guild", types })),
    ]);
    expect(seen.slots).toMatchObject({ gauge: { state: "limited", used: 12 }, enforced: true });
    expect(await t.ctx.db.select().from(operations)).toEqual([]);
    expect(t.requests("POST")).toBe(0);
  });

  it("leaves out duplicates: of what is at Vocdoni, in progress, or earlier in the file", async () => {
    await sync(t.ctx);
    const [{ name } = { name: "" }] = await t.ctx.db.select().from(organizations).where(ne(organizations.name, ""));
    await beginImport(t.ctx, unions("Under way"));
    const seen = await preview(`name,type\n"${name.toUpperCase()}",union\nunder  WAY,union\nNew,union\nnew,union\n`);
    expect(seen).toMatchObject({ total: 4, fresh: 1, faulty: 0, waiting: 1 });
    expect(seen.existing).toEqual([
      { line: 2, name: name.toUpperCase(), where: expect.stringMatching(/^0x/) },
      { line: 3, name: "under  WAY", where: message("imports.lists.beingCreated") },
      { line: 5, name: "new", where: message("imports.lists.sameAsLine", { line: "4" }) },
    ]);
  });
});

describe("the customer of a row", () => {
  const read = async (...rows: string[]) => preview(`name,customer,external_id\n${rows.join("\n")}\n`, "union");

  it("is found by its name or its external ID, and created once if missing", async () => {
    await customer("Maple", "m-1");
    await customer("Oak");
    const seen = await read(
      "A,Maple,",
      "B,,m-1",
      "C,Maple,m-1",
      "D,Oak,",
      "E,New,",
      "F, new ,",
      "G,Other,o-1",
      "H,Other,o-1",
    );
    expect(seen.problems).toEqual([]);
    expect(seen.newCustomers).toEqual([
      { name: "New", externalId: "" },
      { name: "Other", externalId: "o-1" },
    ]);
  });

  it("is not guessed", async () => {
    await customer("Maple", "m-1");
    await customer("Twin", "t-1");
    await customer("Twin", "t-2");
    const gone = await customer("Gone", "g-1");
    await t.ctx.db.update(customers).set({ archivedAt: new Date() }).where(eq(customers.id, gone.id));
    const seen = await read(
      ...["A,Twin,", "B,Twin,t-2", "C,maple,", "D,Oak,m-1", "E,Maple,x-1", "F,,x-1", "G,,g-1"],
      ...["H,New,n-1", "I,New,n-2", "J,Another,n-1"],
    );
    const otherId = message("imports.problems.customerOtherId", { customer: "Maple", externalId: "m-1" });
    expect(seen.problems).toEqual([
      problem(2, "customer", message("imports.problems.customerTwins", { count: 2, customer: "Twin" })),
      problem(4, "customer", message("imports.problems.customerAlike", { customer: "Maple" })),
      problem(5, "customer", message("imports.problems.customerName", { customer: "Maple" })),
      problem(6, "external_id", otherId),
      problem(7, "external_id", message("imports.problems.idUnknown", { externalId: "x-1" })),
      problem(8, "external_id", message("imports.problems.customerArchived", { customer: "Gone" })),
      problem(10, "external_id", message("imports.problems.rowsOtherId", { customer: "New", externalId: "n-1" })),
      problem(11, "external_id", message("imports.problems.idTaken", { customer: "New" })),
    ]);
    expect(seen.fresh).toBe(2);
  });
});
