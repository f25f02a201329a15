import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { message, storable } from "@/lib/messages/message";
import { runOperation } from "@/lib/perform/run";
import { openTestConsole, session, type TestConsole } from "@/lib/test/context";
import * as org from "@/lib/test/organizations";
import { toPatch } from "./fields";
import { type OrganizationFields, storedFieldsSchema, updateOrganizationSchema } from "./schemas";
import { updateOrganization } from "./update";

let t: TestConsole;
let ctx: Ctx;
let address: string;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.reset();
  ctx = t.connect({ session });
  address = org.quietOrganization(t).address;
  await org.sync(ctx);
});

const upstream = () => t.sandbox.state.organizations.get(address);

describe("an edit of an organization with values that only Vocdoni accepts", () => {
  const odd = {
    country: "Spain",
    website: " example.org ",
    color: "red",
    subdomain: "Maple Street",
    size: " 12 ",
  };
  const texts = {
    name: { default: " Unió ", pt_BR: " União " },
    description: { pt_BR: "Só aqui\r\nduas linhas" },
    logo: { default: "logo.png", ca: "https://unio.example/ca.png" },
  };
  beforeEach(async () => {
    const organization = upstream();
    if (!organization) throw new Error("no organization");
    Object.assign(organization, odd, { meta: { ...organization.meta, ...texts } });
    await org.sync(ctx);
  });
  /** A form as a browser submits it: some values differ although nobody edited them. */
  const browserForm = async (change: Partial<OrganizationFields>) => {
    const form = await org.editForm(ctx, address, {
      website: "example.org",
      descriptions: { default: "", pt_BR: "Só aqui\nduas linhas" },
      ...change,
    });
    return updateOrganizationSchema.parse(form);
  };
  const inputOf = async (change: Partial<OrganizationFields>) => {
    const { operationId } = await updateOrganization(ctx, await browserForm(change));
    return z.looseObject({ after: storedFieldsSchema }).parse((await org.operationRow(ctx, operationId ?? "")).input);
  };

  it("is no change when nobody touched them", async () => {
    expect(await updateOrganization(ctx, await browserForm({}))).toEqual({ operationId: null });
  });

  it("changes the touched field and leaves the others exactly as they were", async () => {
    const input = await inputOf({ timezone: "Europe/Madrid" });
    expect(input).toMatchObject({ changed: ["timezone"], before: { timezone: expect.any(String) } });
    const after = input.after;
    expect(after).toMatchObject({
      ...odd,
      timezone: "Europe/Madrid",
      names: texts.name,
      descriptions: texts.description,
    });
  });

  it("reaches Vocdoni, and leaves the untouched values there as they were", async () => {
    const { operationId } = await updateOrganization(ctx, await browserForm({ timezone: "Asia/Tokyo" }));
    await runOperation(ctx, operationId ?? "");
    expect(await org.operationRow(ctx, operationId ?? "")).toMatchObject({ state: "succeeded", error: null });
    expect(upstream()).toMatchObject({ ...odd, timezone: "Asia/Tokyo" });
    expect(upstream()?.meta).toMatchObject(texts);
  });

  it("keeps the other languages of a text that was touched in one", async () => {
    const input = await inputOf({
      names: { default: " Unió ", pt_BR: "Nova  " },
      descriptions: { default: "", pt_BR: "Só aqui\nduas linhas", ca: "I aquí" },
    });
    expect(input).toMatchObject({
      changed: ["names", "descriptions"],
      after: {
        names: { default: " Unió ", pt_BR: "Nova" },
        descriptions: { pt_BR: "Só aqui\r\nduas linhas", ca: "I aquí" },
      },
    });
  });

  it("keeps the other languages of the logo when its address changes", async () => {
    const input = await inputOf({ logo: "https://unio.example/logo.png" });
    expect(toPatch(["logo"], input.after)).toEqual({
      meta: { logo: { default: "https://unio.example/logo.png", ca: "https://unio.example/ca.png" } },
    });
  });

  it("must still be right where it was touched", async () => {
    const wrong = {
      country: "France",
      website: "example",
      color: "blue",
      names: { default: "", pt_BR: " União " },
      descriptions: { pt_BR: "Só", "no language": "x" },
    };
    await expect(updateOrganization(ctx, await browserForm(wrong))).rejects.toMatchObject({
      code: "invalid-input",
      fields: {
        country: storable(message("organizations.invalid.country")),
        website: storable(message("organizations.invalid.url", { example: "https://example.org" })),
        color: storable(message("organizations.invalid.color")),
        names: storable(message("organizations.invalid.noName")),
        descriptions: storable(message("organizations.invalid.languageCode")),
      },
    });
  });

  it("sent again by the same form is the same operation", async () => {
    const form = await browserForm({ timezone: "Europe/Madrid", names: { default: "Nova" } });
    const first = await updateOrganization(ctx, form);
    expect(await updateOrganization(ctx, form)).toEqual(first);
  });
});
