import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/context";
import { message, storable } from "@/lib/messages/message";
import { getOperation } from "@/lib/operations/read";
import type { OrganizationFields } from "@/lib/organizations/schemas";
import { updateOrganization } from "@/lib/organizations/update";
import { openTestConsole, session, type TestConsole } from "@/lib/test/context";
import * as org from "@/lib/test/organizations";
import { runOperation } from "./run";

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

const PUT = { method: "PUT", path: "^/organizations/" } as const;
const upstream = () => {
  const organization = t.sandbox.state.organizations.get(address);
  if (!organization) throw new Error("no organization");
  return organization;
};

async function edit(change: Partial<OrganizationFields>, by: Ctx = ctx): Promise<string> {
  const { operationId } = await updateOrganization(by, await org.editForm(by, address, change));
  await runOperation(by, operationId ?? "");
  return operationId ?? "";
}

/** The same console, where every PUT also changes fields that weren't requested. */
function meddling(change: () => void): Ctx {
  const { organizations } = ctx.vocdoni;
  const update: typeof organizations.update = async (...args) => {
    const answer = await organizations.update(...args);
    change();
    return answer;
  };
  return { ...ctx, vocdoni: { ...ctx.vocdoni, organizations: { ...organizations, update } } };
}

describe("an edit changes only its own fields", () => {
  it("on the older branch too, which reads a missing `active` as false", async () => {
    t.sandbox.sandbox.settings.generation = "lts";
    const view = await getOperation(ctx, await edit({ country: "FR" }));
    expect(view).toMatchObject({ state: "succeeded", kept: [], also: [] });
    expect(upstream()).toMatchObject({ country: "FR", active: true });
    upstream().active = false;
    await edit({ country: "DE" });
    expect(upstream(), "one that is off stays off").toMatchObject({ country: "DE", active: false });
  });

  it("and sends no `active` where the record has none", async () => {
    const sent: unknown[] = [];
    const { organizations } = ctx.vocdoni;
    const update: typeof organizations.update = (target, patch, options) => {
      sent.push(patch);
      return organizations.update(target, patch, options);
    };
    await edit({ country: "FR" }, { ...ctx, vocdoni: { ...ctx.vocdoni, organizations: { ...organizations, update } } });
    expect(sent).toEqual([{ country: "FR" }]);
  });
});

describe("an unrequested change", () => {
  it("is said, with what it was and is, in any field", async () => {
    const { timezone, counters, meta } = upstream();
    Object.assign(upstream(), { counters: { ...counters, sentVotes: 40 }, meta: { ...meta, clientRef: "CRM-1" } });
    const by = meddling(() => {
      const more = { timezone: "Asia/Tokyo", communications: true, counters: { ...counters, sentVotes: 38 } };
      Object.assign(upstream(), more, { meta: { ...upstream().meta, clientRef: "CRM-2" } });
    });
    const id = await edit({ country: "FR" }, by);
    const view = await getOperation(ctx, id);
    expect(view).toMatchObject({ state: "succeeded", kept: [] });
    expect(view.also).toEqual([
      { field: "communications", was: "false", is: "true" },
      { field: "counters.sentVotes", was: "40", is: "38" },
      { field: "meta.clientRef", was: "CRM-1", is: "CRM-2" },
      { field: "timezone", was: timezone, is: "Asia/Tokyo" },
    ]);
  });

  it("is neither a requested change nor a counter that grew", async () => {
    const by = meddling(() => {
      upstream().counters = { ...upstream().counters, sentVotes: upstream().counters.sentVotes + 3 };
    });
    const names = { default: "Nou nom", fr: "Nouveau nom" };
    const view = await getOperation(ctx, await edit({ names, logo: "https://unio.example/logo.png" }, by));
    expect(view).toMatchObject({ state: "succeeded", kept: [], also: [] });
  });

  it("is named once by the console's own word where it is a text in several languages", async () => {
    upstream().meta = { ...upstream().meta, description: { default: "Vella" } };
    const by = meddling(() => {
      upstream().meta = { ...upstream().meta, description: { default: "Nova" } };
    });
    expect((await getOperation(ctx, await edit({ country: "FR" }, by))).also).toEqual([
      { field: "descriptions", was: "Vella", is: "Nova" },
    ]);
  });

  it("is reported even if nothing requested was applied", async () => {
    t.fault({ ...PUT, skip: 1, status: 200, body: "\n" });
    const by = meddling(() => {
      upstream().communications = true;
    });
    const view = await getOperation(ctx, await edit({ country: "FR" }, by));
    expect(view).toMatchObject({ state: "failed", also: [{ field: "communications" }] });
    expect(view.error?.message).toBe(storable(message("operations.failure.notAppliedOthersChanged")));
  });

  it("is reported after a lost response too, and by another process", async () => {
    t.fault({ ...PUT, skip: 1, cut: "after" });
    const id = await edit({ country: "FR" });
    upstream().communications = true;
    expect(await org.recoverUntilDone(t, id)).toMatchObject({ state: "succeeded" });
    expect((await getOperation(ctx, id)).also).toEqual([{ field: "communications", was: "false", is: "true" }]);
  });
});

describe("an edit of an organization whose creator no longer exists", () => {
  it("that deletes it, with a plain 500, is never reported as saved", async () => {
    upstream().creator = "gone@integrator.example";
    const id = await edit({ country: "FR" });
    expect(await org.recoverUntilDone(t, id)).toMatchObject({ state: "failed", error: { code: "organization-gone" } });
  });

  it("is saved where Vocdoni no longer deletes it", async () => {
    t.sandbox.sandbox.settings.generation = "current";
    upstream().creator = "gone@integrator.example";
    expect(await getOperation(ctx, await edit({ country: "FR" }))).toMatchObject({ state: "succeeded" });
  });
});
