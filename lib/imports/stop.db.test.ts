import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { message, messageOf, storable } from "@/lib/messages/message";
import { say } from "@/lib/messages/text";
import { claimToSend } from "@/lib/perform/transitions";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { beginImport, importForm, numbered, rowsOf, unions } from "@/lib/test/imports";
import { auditTrail, CREATE, managed } from "@/lib/test/organizations";
import { explainUpstream } from "@/lib/vocdoni-health/explain";
import { readCsv } from "./csv";
import { failedCsv, templateCsv } from "./failed-csv";
import { performImports } from "./perform";
import { getImport, getImportPage, listImports } from "./read";
import { importRowsDefaults } from "./schemas";
import { startImport } from "./start";
import { stopImport } from "./stop";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.reset();
  await t.control("limits", { limits: { maxManagedOrgs: 500 } });
});

describe("a person who stops an import", () => {
  it("prevents sending the rest; rows in progress continue", async () => {
    const id = await beginImport(t.ctx, unions(...numbered(6)));
    const [sent] = await rowsOf(t.ctx, id);
    if (!sent) throw new Error("no rows");
    await claimToSend(t.ctx, sent, "elsewhere");
    const olga = await t.person("operator", "Olga");
    await stopImport(olga, { id });
    await performImports(t.ctx);
    const view = await getImport(t.ctx, id);
    expect(view.counts).toMatchObject({ "under-way": 1, "not-sent": 5, waiting: 0, failed: 0 });
    const reason = message("imports.reasons.stoppedBy", { name: "Olga" });
    expect(view.stopped).toMatchObject({ by: "Olga", reason: storable(reason) });
    const { rows } = await getImportPage(t.ctx, id, { ...importRowsDefaults, group: "not-sent" });
    expect(rows.map((row) => row.reason && messageOf(row.reason))).toEqual(
      Array.from({ length: 5 }, () => message("imports.reasons.neverSent", { reason })),
    );
    expect(t.requests("POST")).toBe(0);
    const trail = await auditTrail(t.ctx);
    expect(trail.filter((line) => line === "organization.create failed")).toHaveLength(5);
    expect(trail.at(-1)).toBe("import.stop succeeded");
    await expect(stopImport(olga, { id })).rejects.toMatchObject({ code: "conflict" });
  });

  it("while it goes on loses and doubles nothing", async () => {
    t.sandbox.sandbox.settings.createDelay = 20;
    const id = await beginImport(t.ctx, unions(...numbered(30)));
    const importing = performImports(t.ctx);
    while ((await getImport(t.ctx, id)).counts.created < 3) await sleep(5);
    await stopImport(t.ctx, { id });
    await importing;
    const { counts } = await getImport(t.ctx, id);
    expect(counts.created + counts["not-sent"]).toBe(30);
    expect(managed(t)).toHaveLength(12 + counts.created);
    expect(counts["not-sent"]).toBeGreaterThan(10);
  });

  it("of one that has ended is refused", async () => {
    const id = await beginImport(t.ctx, unions("Elm"));
    await performImports(t.ctx);
    await expect(stopImport(t.ctx, { id })).rejects.toMatchObject({ text: message("imports.errors.nothingLeft") });
    expect((await getImport(t.ctx, id)).stopped).toBeNull();
  });
});

describe("the file of rows that were not created", () => {
  it("has their reasons, and can be imported again", async () => {
    const text =
      'name,type,country,website,customer,external_id\n=Sum,union,ES,https://a.example,Maple,m-1\n"B, C",union,,,,\n';
    const id = await beginImport(t.ctx, text);
    t.fault({ ...CREATE, times: 0, status: 400, body: { error: "no", code: 40022 } });
    await performImports(t.ctx);
    const { name, text: failed } = await failedCsv(t.ctx, id);
    expect(name).toMatch(/^import-[0-9a-f]{4}-not-created\.csv$/);
    expect(failed).toContain(say(explainUpstream({ kind: "invalid-request", detail: "no", missingScope: undefined })));
    expect(failed).toContain("'=Sum");
    expect(readCsv(failed).rows.map(({ cells }) => cells)).toEqual(readCsv(text).rows.map(({ cells }) => cells));
    t.sandbox.sandbox.faults.clear();
    const again = await startImport(t.ctx, await importForm(t.ctx, failed));
    await performImports(t.ctx);
    expect(await getImport(t.ctx, again.importId)).toMatchObject({ counts: { created: 2 } });
    await expect(failedCsv(t.ctx, "x")).rejects.toMatchObject({ code: "not-found" });
  });

  it("has the columns of the template, which can be read", () => {
    expect(readCsv(templateCsv(null))).toMatchObject({ unused: [], problems: [], total: 1 });
  });
});

describe("reading an import", () => {
  it("answers its rows in the order of the file, by group and page", async () => {
    const id = await beginImport(t.ctx, unions(...numbered(60)));
    await stopImport(t.ctx, { id });
    const all = await getImportPage(t.ctx, id, { ...importRowsDefaults, size: 50, page: 2 });
    expect(all).toMatchObject({ total: 60, page: 2, import: { rows: 60 } });
    expect(all.rows).toHaveLength(10);
    expect(all.rows[0]).toMatchObject({ line: 52, name: "Club 51", group: "not-sent", address: null });
    const none = await getImportPage(t.ctx, id, { ...importRowsDefaults, group: "created" });
    expect(none).toMatchObject({ total: 0, rows: [], page: 1 });
    expect(await getImportPage(t.ctx, id, { ...importRowsDefaults, group: "not-sent" })).toMatchObject({ total: 60 });
    expect(await listImports(t.ctx)).toMatchObject([{ id, counts: { "not-sent": 60 } }]);
    await expect(getImport(t.ctx, "nonsense")).rejects.toMatchObject({ code: "not-found" });
  });
});
