import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { checksumAddress } from "@/lib/checksum-address";
import { operations, organizations } from "@/lib/db/schema";
import { message } from "@/lib/messages/message";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import * as org from "@/lib/test/organizations";
import { deleteAlternatives, deleteConfirmation, deleteOrganization } from "./delete";

let t: TestConsole;
let address: string;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.reset();
  address = org.quietOrganization(t).address;
  await org.sync(t.ctx);
});

async function form() {
  const row = await org.mirrorRow(t.ctx, address);
  return { formToken: randomUUID(), address, confirmation: deleteConfirmation(row ?? { name: "", address }) };
}

describe("the confirmation", () => {
  it("is the name, whatever the white space around and in it", async () => {
    await t.ctx.db.update(organizations).set({ name: "  Maple \t Street " }).where(eq(organizations.address, address));
    const typed = { ...(await form()), confirmation: " Maple  Street" };
    await expect(deleteOrganization(t.ctx, typed)).resolves.toMatchObject({ operationId: expect.any(String) });
  });

  it("is the name in either form of Unicode", async () => {
    for (const [name, confirmation] of [
      ["Unio\u0301 de Vei\u0308ns", "Unió de Veïns"],
      ["Unió de Veïns", "Unio\u0301 de Vei\u0308ns"],
    ]) {
      await t.ctx.db.update(organizations).set({ name }).where(eq(organizations.address, address));
      const { operationId } = await deleteOrganization(t.ctx, { ...(await form()), confirmation: confirmation ?? "" });
      await t.ctx.db.delete(operations).where(eq(operations.id, operationId));
    }
  });

  it("is the checksummed address for a name that is too long to type or has several lines", async () => {
    for (const name of ["M".repeat(61), "Maple\nStreet", "Maple\u2028Street"]) {
      expect(deleteConfirmation({ name, address }), name).toBe(checksumAddress(address));
    }
    for (const name of ["M".repeat(60), "\nMaple Street\n"]) {
      expect(deleteConfirmation({ name, address }), name).toBe(name.trim());
    }
  });

  it("is the checksummed address where there is no name", async () => {
    await t.ctx.db.update(organizations).set({ name: " " }).where(eq(organizations.address, address));
    const right = await form();
    expect(right.confirmation).toBe(checksumAddress(address));
    await expect(deleteOrganization(t.ctx, { ...right, confirmation: "" })).rejects.toMatchObject({
      fields: { confirmation: message("organizations.invalid.confirmAddress", { address: checksumAddress(address) }) },
    });
  });

  it("is what a keyboard can type, or the address", async () => {
    for (const [name, typed] of [
      ["Col·legi d’Enginyers", ["collegi d'enginyers", "col.legi d’enginyers", "COL·LEGI DENGINYERS"]],
      ["Łódź – Straße", ["lodz - strasse", "Łódź-Straße"]],
      ["Zero\u200bWidth\u202e", ["zerowidth"]],
      ["Işık", ["isik", "IŞIK"]],
      ["نادي", [checksumAddress(address), address, address.toUpperCase(), address.slice(2)]],
    ] as const) {
      await t.ctx.db.update(organizations).set({ name }).where(eq(organizations.address, address));
      for (const confirmation of typed) {
        const { operationId } = await deleteOrganization(t.ctx, { ...(await form()), confirmation });
        await t.ctx.db.delete(operations).where(eq(operations.id, operationId));
      }
    }
    expect(deleteConfirmation({ name: "Zero\u200bWidth\u202e", address })).toBe("ZeroWidth");
    expect(deleteConfirmation({ name: "\u200b", address })).toBe(checksumAddress(address));
    expect(deleteConfirmation({ name: "– –", address })).toBe(checksumAddress(address));
    expect(deleteAlternatives({ name: "Łódź", address })).toEqual(["lodz", address]);
  });

  it("that differs deletes and records nothing", async () => {
    await t.ctx.db.update(organizations).set({ name: "Maple" }).where(eq(organizations.address, address));
    for (const confirmation of ["", "mapl", "Maples", "%", "0x", "\u200b", `${address}0`]) {
      const wrong = deleteOrganization(t.ctx, { ...(await form()), confirmation });
      await expect(wrong).rejects.toMatchObject({ code: "invalid-input" });
    }
    expect(await t.ctx.db.select().from(operations)).toEqual([]);
  });
});
