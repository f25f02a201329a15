import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCustomer } from "@/lib/customers/create";
import { archiveCustomer, updateCustomer } from "@/lib/customers/update";
import {
  auditLog,
  customers,
  notificationChannels,
  notificationDeliveries,
  notificationSettings,
  operations,
  organizations,
  staff,
  syncRuns,
} from "@/lib/db/schema";
import { textOf } from "@/lib/messages/text";
import {
  createChannel,
  deleteChannel,
  replaceSecret,
  sendTest,
  setChannelEnabled,
  updateChannel,
} from "@/lib/notifications/change-channels";
import { sendAgain } from "@/lib/notifications/deliveries";
import { allowPrivateTargets } from "@/lib/notifications/settings";
import { decideOperation } from "@/lib/operations/decide";
import { createOrganization } from "@/lib/organizations/create";
import { linkOrganization, unlinkOrganization } from "@/lib/organizations/link";
import { recoverOperations } from "@/lib/perform/recover";
import { runOperation } from "@/lib/perform/run";
import { createStaff, resetStaffPassword, setStaffDisabled, updateStaff } from "@/lib/staff/manage";
import { cancelSync } from "@/lib/sync/cancel";
import { startSync } from "@/lib/sync/start";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { channelDeps } from "@/lib/test/notifications";
import { createdByOperation, createForm, operationRow, quietOrganization, sync } from "@/lib/test/organizations";
import { setTimeZone } from "@/lib/test/time-zone";
import { addDays } from "@/lib/time/zone";
import { listAudit } from "./list";
import { auditActions } from "./schemas";
import { writeAudit } from "./write";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
  await t.database.executeSql(`CREATE FUNCTION refuse_audit() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'no audit today'; END $$`);
});
afterAll(async () => {
  await t.database.executeSql("DROP FUNCTION refuse_audit");
  await t.close();
});
beforeEach(() => t.reset());
afterEach(() => breakAudit(false));

async function breakAudit(broken: boolean) {
  await t.database.executeSql("DROP TRIGGER IF EXISTS refuse_audit ON audit_log");
  if (!broken) return;
  await t.database.executeSql(
    "CREATE TRIGGER refuse_audit BEFORE INSERT ON audit_log FOR EACH ROW EXECUTE FUNCTION refuse_audit()",
  );
}
const blank = { name: "Maple", externalId: "", contactName: "", contactEmail: "", notes: "", tags: [] };

/** Everything that a verb could have changed. */
async function everything() {
  const notifications = [notificationChannels, notificationDeliveries, notificationSettings];
  const tables = [customers, operations, organizations, staff, syncRuns, ...notifications];
  return JSON.stringify(await Promise.all(tables.map((table) => t.ctx.db.select().from(table).orderBy(sql`1`))));
}

describe("when the audit row cannot be written", () => {
  it("nothing is done, by any verb", async () => {
    await sync(t.ctx);
    const { address } = quietOrganization(t);
    const { id } = await createCustomer(t.ctx, blank);
    await linkOrganization(t.ctx, { address, customerId: id });
    const { actor } = await t.person("operator", "Olga");
    const { id: reading } = await startSync(t.ctx, "schedule");
    const email = { kind: "email" as const, name: "Team", recipients: ["ana@x.example"] };
    const channel = await createChannel(t.ctx, email, channelDeps);
    await allowPrivateTargets(t.ctx, { allow: true });
    const hook = { kind: "webhook" as const, name: "Desk", url: "http://127.0.0.1:9/" };
    const webhook = await createChannel(t.ctx, hook, channelDeps);
    const { deliveryId } = await sendTest(t.ctx, webhook);
    await t.ctx.db.update(notificationDeliveries).set({ state: "given-up" });
    await breakAudit(true);
    const before = await everything();
    const verbs: Record<string, () => Promise<unknown>> = {
      "customer.create": () => createCustomer(t.ctx, blank),
      "customer.update": () => updateCustomer(t.ctx, { ...blank, id, version: 1, notes: "x" }),
      "customer.archive": () => archiveCustomer(t.ctx, { id }),
      "organization.create": () => createOrganization(t.ctx, createForm({ newCustomerName: "Oak" })),
      "organization.link": () => linkOrganization(t.ctx, { address, newCustomerName: "Oak" }),
      "organization.unlink": () => unlinkOrganization(t.ctx, { address }),
      "staff.create": () =>
        createStaff(
          t.ctx,
          { email: "x@x.example", name: "X", role: "viewer", password: "a long password" },
          t.ctx.actor,
        ),
      "staff.update": () => updateStaff(t.ctx, { id: actor.id, name: "New", role: "viewer" }),
      "staff.disable": () => setStaffDisabled(t.ctx, actor, true),
      "staff.reset-password": () => resetStaffPassword(t.ctx, { id: actor.id, password: "a long password" }),
      "sync.cancel": () => cancelSync(t.ctx, { id: reading }),
      "notification.channel-create": () => createChannel(t.ctx, email, channelDeps),
      "notification.channel-update": () =>
        updateChannel(t.ctx, { ...email, id: channel.id, name: "Other" }, channelDeps),
      "notification.channel-disable": () => setChannelEnabled(t.ctx, channel, false),
      "notification.channel-delete": () => deleteChannel(t.ctx, webhook),
      "notification.channel-secret": () => replaceSecret(t.ctx, webhook, channelDeps),
      "notification.channel-test": () => sendTest(t.ctx, channel),
      "notification.send-again": () => sendAgain(t.ctx, { id: deliveryId }),
      "notification.private-targets": () => allowPrivateTargets(t.ctx, { allow: false }),
    };
    for (const [name, verb] of Object.entries(verbs)) {
      await expect(verb(), name).rejects.toThrow();
      expect(await everything(), name).toBe(before);
    }
    await breakAudit(false);
    await cancelSync(t.ctx, { id: reading });
    await breakAudit(true);
    const idle = await everything();
    await expect(startSync(t.ctx, "manual")).rejects.toThrow();
    expect(await everything()).toBe(idle);
  });

  it("an outcome waits, and is recorded once the audit log accepts writes again", async () => {
    const { operationId: id } = await createOrganization(t.ctx, createForm());
    await breakAudit(true);
    await runOperation(t.ctx, id);
    expect(await operationRow(t.ctx, id)).toMatchObject({ state: "unknown" });
    expect((await t.ctx.db.select().from(organizations)).length).toBe(0);
    await breakAudit(false);
    t.clock.advance(5_000);
    await recoverOperations(t.ctx);
    expect(await operationRow(t.ctx, id)).toMatchObject({ state: "succeeded" });
    expect(createdByOperation(t, id)).toHaveLength(1);
  });

  it("a decision is not taken", async () => {
    const { operationId: id } = await createOrganization(t.ctx, createForm());
    await t.ctx.db.update(operations).set({ state: "undecided" }).where(eq(operations.id, id));
    await breakAudit(true);
    await expect(decideOperation(t.ctx, { id, decision: "close" })).rejects.toThrow();
    expect(await operationRow(t.ctx, id)).toMatchObject({ state: "undecided" });
  });
});

describe("an audit row", () => {
  it("records who, what, the target, before and after, and the request", async () => {
    const { id } = await createCustomer(t.ctx, blank);
    const olga = { ...(await t.person("operator", "Olga")), requestId: "request-7" };
    await updateCustomer(olga, { ...blank, id, version: 1, name: "Oak\u0000" });
    const [row] = await t.ctx.db.select().from(auditLog).where(eq(auditLog.action, "customer.update"));
    expect(row).toMatchObject({
      ...{ actorId: olga.actor.id, actorName: "Olga", targetKind: "customer", target: id, targetLabel: "Oak" },
      ...{ outcome: "succeeded", before: { name: "Maple" }, after: { name: "Oak" }, requestId: "request-7" },
    });
  });
});

describe("listAudit", () => {
  const query = { actorId: "", action: "", target: "", day: "", page: 1, size: 50 } as const;

  it("filters by person, action, target and day, newest first; what it does not know shows all", async () => {
    const { id } = await createCustomer(t.ctx, blank);
    const olga = await t.person("operator", "Olga");
    await archiveCustomer(olga, { id });
    const day = t.clock.now().toISOString().slice(0, 10);
    const rows = async (more: object) =>
      (await listAudit(t.ctx, { ...query, ...more })).rows.map(({ action }) => action);
    expect(await rows({})).toEqual(["customer.archive", "customer.create"]);
    expect(await rows({ actorId: olga.actor.id })).toEqual(["customer.archive"]);
    expect(await rows({ action: "customer.create" })).toEqual(["customer.create"]);
    expect(await rows({ target: id, day })).toHaveLength(2);
    expect(await rows({ day: "2001-01-01" })).toEqual([]);
    expect(await rows({ day: "nonsense" })).toHaveLength(2);
    expect(await listAudit(t.ctx, { ...query, size: 1, page: 9 })).toMatchObject({ page: 2, total: 2 });
  });

  it.each([
    ["2026-03-29", "Europe/Madrid", "2026-03-28T23:00Z", "2026-03-29T22:00Z"],
    ["2026-10-25", "Europe/Madrid", "2026-10-24T22:00Z", "2026-10-25T23:00Z"],
    ["2026-11-12", "Asia/Kathmandu", "2026-11-11T18:15Z", "2026-11-12T18:15Z"],
    ["2026-11-12", "UTC", "2026-11-12T00:00Z", "2026-11-13T00:00Z"],
  ])("has of the day %s in %s what happened from its first instant to its last", async (day, timeZone, from, to) => {
    await setTimeZone(t.ctx.db, timeZone);
    const entry = { action: "sync.start", targetKind: "sync", outcome: "succeeded" } as const;
    const [first, end] = [Date.parse(from), Date.parse(to)];
    for (const at of [first - 1, first, end - 1, end]) {
      await writeAudit(t.ctx.db, { ...t.ctx, now: () => new Date(at) }, entry, t.ctx.actor);
    }
    const { rows } = await listAudit(t.ctx, { ...query, day });
    expect(rows.map(({ at }) => Date.parse(at))).toEqual([end - 1, first]);
    for (const beside of [addDays(day, -1), addDays(day, 1)]) {
      expect((await listAudit(t.ctx, { ...query, day: beside })).total).toBe(1);
    }
  });

  it("has a message for every action", () => {
    const text = textOf("en", "audit.actions");
    for (const action of auditActions) expect(text(action), action).toMatch(/^[A-Z]/);
  });
});
