import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/context";
import { previewImport } from "@/lib/imports/preview";
import { previewImportSchema } from "@/lib/imports/schemas";
import { type Message, message } from "@/lib/messages/message";
import { getOperation } from "@/lib/operations/read";
import { runOperation } from "@/lib/perform/run";
import { openTestConsole, session, type TestConsole } from "@/lib/test/context";
import { beginImport, rowsOf } from "@/lib/test/imports";
import * as org from "@/lib/test/organizations";
import { recordUpstream } from "@/lib/vocdoni-health/record";
import { readUpstreamState } from "@/lib/vocdoni-health/state";
import { createOrganization } from "./create";
import { fieldsHash } from "./fields";
import { getLanguageOptions } from "./form-options";
import { unsupportedLanguage as refusal } from "./languages";
import { updateOrganization } from "./update";

const unsupportedLanguage = (language: string) => refusal(language, ["ca", "en", "es"]);

let t: TestConsole;
let ctx: Ctx;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.reset();
  t.sandbox.sandbox.settings.generation = "current";
  ctx = t.connect({ session });
});

const stand = (generation: "august" | "current" | "lts") => {
  t.sandbox.sandbox.settings.generation = generation;
  ctx = t.connect({ session });
};
const bodies = () => t.requests("GET", "/organizations/languages");
const languageOf = (address: string) => t.sandbox.state.organizations.get(address)?.defaultLang;

describe("the languages", () => {
  it("are those that Vocdoni offers, cached across forms", async () => {
    const options = await getLanguageOptions(ctx, "en");
    expect(options?.languages.map(({ value }) => value)).toEqual(["ca", "en", "es"]);
    expect(options?.languages[0]?.label).toContain("Catalan");
    await Promise.all([getLanguageOptions(ctx, "en"), getLanguageOptions(ctx, "en")]);
    expect(bodies()).toBe(1);
    t.clock.advance(10 * 60_000);
    await getLanguageOptions(ctx, "en");
    expect(bodies()).toBe(2);
  });

  it.each([
    ["404", { status: 404, body: "404 page not found\n" }],
    [
      "the answer to a malformed address",
      { status: 400, body: { error: "organization address is required", code: 40011 } },
    ],
  ])("are none where Vocdoni has no such route (%s), which is no problem to report", async (_, answer) => {
    t.fault({ path: "^/organizations/languages$", times: 0, ...answer });
    let writing: Promise<unknown> = Promise.resolve();
    const listening = t.connect({
      onUpstreamEvent: (event) => {
        writing = writing.then(() => recordUpstream(t.ctx, event));
      },
    });
    expect(await getLanguageOptions(listening, "en")).toBeNull();
    await writing;
    expect((await readUpstreamState(t.ctx)).problem).toBeNull();
  });

  it("stay cached while Vocdoni doesn't answer", async () => {
    await getLanguageOptions(ctx, "en");
    t.clock.advance(10 * 60_000);
    t.fault({ path: "^/organizations/languages$", times: 0, status: 502 });
    expect((await getLanguageOptions(ctx, "en"))?.languages).toHaveLength(3);
  });
});

describe("a creation", () => {
  const create = async (defaultLang?: string) => {
    const { operationId } = await createOrganization(ctx, org.createForm({ defaultLang }));
    await runOperation(ctx, operationId);
    return org.operationRow(ctx, operationId);
  };

  it("sends the chosen language, or none", async () => {
    expect(languageOf((await create("ca")).target ?? "")).toBe("ca");
    expect(languageOf((await create("")).target ?? "")).toBe("en");
  });

  it("with one that Vocdoni does not offer is a field error, and nothing is recorded", async () => {
    await expect(create("fr")).rejects.toMatchObject({
      code: "invalid-input",
      fields: { defaultLang: unsupportedLanguage("fr") },
    });
    expect(await org.auditTrail(ctx)).toEqual([]);
  });

  it.each(["august", "lts"] as const)("sends none to a Vocdoni without languages (%s)", async (generation) => {
    stand(generation);
    const row = await create("ca");
    expect(row).toMatchObject({ state: "succeeded" });
    expect(row.input).not.toHaveProperty("defaultLang");
    expect(bodies()).toBe(1);
  });
});

describe("an edit", () => {
  let address = "";
  beforeEach(async () => {
    address = org.quietOrganization(t).address;
    await org.sync(ctx);
  });
  const edit = async (defaultLang: string | undefined, more = {}) => {
    const form = await org.editForm(ctx, address, { ...more, defaultLang });
    const { operationId } = await updateOrganization(ctx, form);
    if (operationId) await runOperation(ctx, operationId);
    return operationId && getOperation(ctx, operationId);
  };

  it("changes the language and reads it back", async () => {
    expect(await edit("es")).toMatchObject({ state: "succeeded", kept: [], also: [] });
    expect(languageOf(address)).toBe("es");
  });

  it("cannot empty it, and refuses one that is not offered", async () => {
    const refused = (why: Message) => ({ code: "invalid-input", fields: { defaultLang: why } });
    const cannotClear = message("organizations.invalid.cannotClear", { value: "en" });
    await expect(edit("")).rejects.toMatchObject(refused(cannotClear));
    await expect(edit("fr")).rejects.toMatchObject(refused(unsupportedLanguage("fr")));
    expect(languageOf(address)).toBe("en");
  });

  it("of another field leaves one alone that is no longer offered", async () => {
    Object.assign(t.sandbox.state.organizations.get(address) ?? {}, { defaultLang: "fr" });
    expect(await edit("fr", { country: "FR" })).toMatchObject({ state: "succeeded", also: [] });
    expect(languageOf(address)).toBe("fr");
  });

  it("whose form did not show the field is no conflict when it appears in between", async () => {
    stand("august");
    const { defaultLang: _, ...form } = await org.editForm(ctx, address, { country: "FR" });
    const { country: _now, ...fields } = form;
    const shown = { ...(await org.editForm(ctx, address, {})), defaultLang: undefined };
    const { formToken: _t, address: _a, base: _b, ...before } = shown;
    stand("current");
    const base = fieldsHash(before);
    const { operationId } = await updateOrganization(ctx, { ...fields, country: "FR", base });
    await runOperation(ctx, operationId ?? "");
    expect(await org.operationRow(ctx, operationId ?? "")).toMatchObject({ state: "succeeded" });
    expect(languageOf(address)).toBe("en");
  });
});

describe("an import", () => {
  const csv = "name,type,language\nElm,union,ca\nOak,union,Spanish\nAsh,union,\n";

  it.each(["language", "default_lang", "defaultLang"])("reads the column %s, by code or name", async (column) => {
    const rows = await rowsOf(ctx, await beginImport(ctx, csv.replace("language", column)));
    expect(rows.map(({ input }) => Object(input).defaultLang)).toEqual(["ca", "es", undefined]);
  });

  it("says in which line a language is not offered", async () => {
    const input = previewImportSchema.parse({ text: csv.replace("Spanish", "Klingon") });
    const { problems } = await previewImport(ctx, input);
    expect(problems).toEqual([{ line: 3, column: "language", message: unsupportedLanguage("Klingon") }]);
  });

  it("leaves the column unused where Vocdoni has no languages", async () => {
    stand("august");
    expect(await previewImport(ctx, previewImportSchema.parse({ text: csv }))).toMatchObject({
      problems: [],
      unused: ["language"],
      fresh: 3,
    });
  });
});
