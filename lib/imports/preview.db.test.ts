import { eq, ne } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCustomer } from "@/lib/customers/create";
import { customers, operations, organizations } from "@/lib/db/schema";
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
const problem = (line: number, column: string, words: string) => ({
  line,
  column,
  message: expect.stringContaining(words),
});

describe("the preview of an import", () => {
  it("counts what would be made and what is wrong, and writes nothing", async () => {
    const seen = await preview("name,type,hue\nElm,union,red\n,union,\nOak,guild,\nFir,union,\n");
    expect(seen).toMatchObject({ total: 4, fresh: 2, faulty: 2, existing: [], unused: ["hue"], waiting: 0 });
    expect(seen.problems).toEqual([problem(3, "name", "Enter a name"), problem(4, "type", "Use one of")]);
    expect(seen.slots).toMatchObject({ gauge: { state: "limited", used: 12 }, enforced: true });
    expect(await t.ctx.db.select().from(operations)).toEqual([]);
    expect(t.requests("POST")).toBe(0);
  });

  it("leaves out what is there already: at Vocdoni, under way, or earlier in the file", async () => {
    await sync(t.ctx);
    const [{ name } = { name: "" }] = await t.ctx.db.select().from(organizations).where(ne(organizations.name, ""));
    await beginImport(t.ctx, unions("Under way"));
    const seen = await preview(`name,type\n"${name.toUpperCase()}",union\nunder  WAY,union\nNew,union\nnew,union\n`);
    expect(seen).toMatchObject({ total: 4, fresh: 1, faulty: 0, waiting: 1 });
    expect(seen.existing).toEqual([
      { line: 2, name: name.toUpperCase(), where: expect.stringMatching(/^0x/) },
      { line: 3, name: "under  WAY", where: "its creation is under way" },
      { line: 5, name: "new", where: "line 4" },
    ]);
  });
});

describe("the customer of a row", () => {
  const read = async (...rows: string[]) => preview(`name,customer,external_id\n${rows.join("\n")}\n`, "union");

  it("is found by its name or its external id, and made once where it is not there", async () => {
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
    expect(seen.problems).toEqual([
      problem(2, "customer", "2 customers are called “Twin”. Put the one that is meant into external_id."),
      problem(4, "customer", "There is a customer “Maple”. Write the name exactly so"),
      problem(5, "customer", "The external id is that of “Maple”"),
      problem(6, "external_id", "The customer “Maple” has “m-1”"),
      problem(7, "external_id", "No customer has the external id “x-1”"),
      problem(8, "external_id", "which is archived"),
      problem(10, "external_id", "Another row makes the customer “New” with the external id “n-1”"),
      problem(11, "external_id", "Another row gives this external id to “New”"),
    ]);
    expect(seen.fresh).toBe(2);
  });
});
