import { afterEach, describe, expect, it } from "vitest";
import { draftPageSchema, jobSchema, votingProcessSchema } from "./election-schemas";
import { createOrganizationBodySchema } from "./request-schemas";
import { dateSchema, integratorSchema, multilingualSchema, organizationSchema, paginationSchema } from "./schemas";
import {
  ADDRESS,
  errorOf,
  integrator,
  json,
  onePage,
  organization,
  startServer,
  testClient,
  text,
} from "./test/scripted-server";

const open: { close: () => Promise<unknown> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function answering(value: unknown) {
  const server = await startServer([json(value)]);
  open.push(server);
  return { server, client: testClient(server.url).client };
}

describe("an organization", () => {
  it("is normalized and keeps its raw record", () => {
    const received = { ...organization, address: "0x4A3B9C8D7E6F5A4B3C2D1E0F9A8B7C6D5E4F3A2B", novelty: { a: 1 } };
    const parsed = organizationSchema.parse(received);
    expect(parsed.address).toBe(ADDRESS);
    expect(parsed.createdAt).toBe("2026-08-01T09:12:45.000Z");
    expect(parsed.subscription).toMatchObject({ startDate: "2026-08-01T09:12:45.318Z", renewalDate: null });
    expect(parsed.raw).toEqual(received);
    expect(parsed).not.toHaveProperty("novelty");
  });

  it("may lack what the API may drop, and absent counts are not zeros", () => {
    const parsed = organizationSchema.parse({ address: ADDRESS.slice(2), name: "Plain", meta: null });
    expect(parsed).toMatchObject({ address: ADDRESS, name: { default: "Plain" }, managedBy: null, type: "", meta: {} });
    expect(parsed.counters.users).toBeNull();
  });

  it.each([
    ["no address", { ...organization, address: undefined }],
    ["a bad address", { ...organization, address: "0x12" }],
    ["an address of another type", { ...organization, address: 12 }],
    ["a bad owner", { ...organization, managedBy: "someone" }],
    ["no object", null],
    ["a list", [organization]],
  ])("is refused with %s", (_, value) => {
    expect(organizationSchema.safeParse(value).success).toBe(false);
  });

  const noCounters = { sentSMS: null, sentEmails: null, sentVotes: null, subOrgs: null, users: null, processes: null };
  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ["a name that is no text", { name: 5 }, { name: null }],
    ["a name in no text of one language", { name: { default: "Maple", ca: 7 } }, { name: { default: "Maple" } }],
    ["lists as texts", { description: ["x"], logo: [] }, { description: null, logo: null }],
    ["other types of strings", { type: 1, website: {}, size: 120 }, { type: "", website: "", size: "" }],
    ["a flag as text", { communications: "yes" }, { communications: false }],
    ["a bad date", { createdAt: "yesterday" }, { createdAt: null }],
    ["a date as number", { createdAt: 1_754_481_234 }, { createdAt: null }],
    ["counters that are no object", { counters: "many" }, { counters: noCounters }],
    ["a subscription that is no object", { subscription: [] }, { subscription: null }],
    ["a list as meta", { meta: [] }, { meta: {} }],
    ["a text as meta", { meta: "x" }, { meta: {} }],
  ])("with %s is read with an empty value there, and keeps its raw record", (_, odd, expected) => {
    const received = { ...organization, ...odd };
    const { raw, ...parsed } = organizationSchema.parse(received);
    const { raw: _raw, ...sound } = organizationSchema.parse(organization);
    expect(parsed).toEqual({ ...sound, ...expected });
    expect(raw).toEqual(received);
  });

  it("loses of its counters and its subscription only what is odd", () => {
    const counters = { ...organization.counters, users: "1", processes: Number.POSITIVE_INFINITY };
    const subscription = { ...organization.subscription, renewalDate: "soon", active: 1 };
    expect(organizationSchema.parse({ ...organization, counters, subscription })).toMatchObject({
      counters: { sentEmails: 87, users: null, processes: null },
      subscription: { planId: "prod_Free0001", renewalDate: null, active: false },
    });
  });
});

describe("a page of organizations", () => {
  it("reads null as none", async () => {
    const { client, server } = await answering({ pagination: { ...onePage, totalItems: 0 }, organizations: null });
    expect((await client.managedOrganizations.list({ page: 1, limit: 100 })).organizations).toEqual([]);
    expect(server.requests[0]?.url).toBe("/integrator/organizations?page=1&limit=100");
  });

  it("is read although the shown fields of one record are malformed", async () => {
    const odd = { ...organization, address: `0x${"1".repeat(40)}`, website: {}, name: { default: 1 }, meta: null };
    const { client } = await answering({ pagination: onePage, organizations: [organization, odd] });
    const { organizations } = await client.managedOrganizations.list();
    expect(organizations.map(({ website }) => website)).toEqual(["https://maple.example", ""]);
  });

  it("is refused whole for a record without a valid address, which is named and not shown", async () => {
    const bad = { ...organization, address: "secret customer" };
    const { client, server } = await answering({ pagination: onePage, organizations: [organization, bad] });
    const error = await errorOf(client.managedOrganizations.list());
    expect(error).toMatchObject({ kind: "malformed", status: 200, retryable: false });
    expect(error.detail).toContain("organizations.1.address");
    expect(error.detail).not.toContain("customer");
    expect(server.requests).toHaveLength(1);
  });
});

describe("other answers", () => {
  it.each([
    ["of the older branch", { error: "could not submit" }, ["could not submit"]],
    ["of today", { errors: ["line 3"] }, ["line 3"]],
    ["without any", {}, []],
  ])("have the errors of a job %s", (_, given, errors) => {
    expect(jobSchema.parse({ jobId: "3f9a", status: "failed", ...given })).toMatchObject({ jobId: "3f9a", errors });
  });

  it.each([
    ["2026-08-21T15:03:01.482910337Z", "2026-08-21T15:03:01.482Z"],
    ["2026-08-21T15:03:01+02:00", "2026-08-21T13:03:01.000Z"],
    ["0001-01-01T00:00:00Z", null],
    ["", null],
    [undefined, null],
  ])("date %s", (value, expected) => {
    expect(dateSchema.parse(value)).toBe(expected);
  });

  it("take any finite limit, and tell an absent one from 0", () => {
    const usage = { managedOrgs: 1, managedProcesses: 0, sentVotes: 0, sentSMS: 0, sentEmails: 0 };
    const limits = { maxManagedOrgs: -3, maxVotes: 1e15, maxSMS: 0 };
    expect(integratorSchema.parse({ enabled: true, limits, usage }).limits).toEqual({
      maxManagedOrgs: -3,
      maxManagedProcesses: null,
      maxVotes: 1e15,
      maxSMS: 0,
      maxEmails: null,
    });
    expect(integratorSchema.parse({ enabled: false, usage }).limits).toBeNull();
    const infinite = JSON.parse('{"maxVotes":1e999}');
    expect(integratorSchema.safeParse({ enabled: true, limits: infinite, usage }).success).toBe(false);
    expect(integratorSchema.safeParse({ enabled: true, limits }).success).toBe(false);
  });

  it("read texts in one language or several", () => {
    expect(multilingualSchema.parse("One")).toEqual({ default: "One" });
    expect(multilingualSchema.parse({ default: "One", ca: "U" })).toEqual({ default: "One", ca: "U" });
    expect(multilingualSchema.safeParse(5).success).toBe(false);
    expect(createOrganizationBodySchema.safeParse({ type: "others", name: { ca: "U" } }).success).toBe(false);
  });

  it("give processes a full address and lists instead of null", () => {
    const process = { id: "66b2", orgAddress: ADDRESS.slice(2), published: true, questions: null };
    expect(votingProcessSchema.parse(process)).toMatchObject({ orgAddress: ADDRESS, questions: [], census: null });
    const question = { id: "66b3", title: "Yes?", status: "ended", results: { voteCount: 9, finalResults: true } };
    const [parsed] = votingProcessSchema.parse({ ...process, questions: [question] }).questions;
    expect(parsed).toMatchObject({ status: "ENDED", title: { default: "Yes?" }, results: { voteCount: 9 } });
  });

  it("read drafts with the wire's spelling, and none as null", () => {
    const draft = { id: "66a9", address: "", orgAdress: ADDRESS, publishedAt: "0001-01-01T00:00:00Z" };
    const page = draftPageSchema.parse({ pagination: onePage, processes: [draft] });
    expect(page.processes[0]).toMatchObject({ orgAddress: ADDRESS, publishedAt: null });
    expect(draftPageSchema.parse({ pagination: onePage, processes: null }).processes).toEqual([]);
  });

  it("refuse an invalid pagination", () => {
    expect(paginationSchema.safeParse({ ...onePage, totalItems: -1 }).success).toBe(false);
    expect(paginationSchema.safeParse({ ...onePage, lastPage: "2" }).success).toBe(false);
  });

  it("count members by the cheapest page", async () => {
    const { client, server } = await answering({ pagination: { ...onePage, totalItems: 57 }, members: [] });
    expect(await client.members.count(ADDRESS.toUpperCase().replace("0X", "0x"))).toBe(57);
    expect(server.requests[0]?.url).toBe(`/organizations/${ADDRESS}/members?page=1&limit=1`);
  });

  it("follow a status change to its job", async () => {
    const { client, server } = await answering({ jobId: "3f9a" });
    const input = { status: "ENDED", questions: ["66B3"] } as const;
    expect(await client.processes.setQuestionsStatus("66B2", { ...input, questions: [...input.questions] })).toEqual({
      jobId: "3f9a",
    });
    expect(server.requests[0]).toMatchObject({ method: "PUT", url: "/processes/66b2/questions/status" });
    expect(JSON.parse(server.requests[0]?.body ?? "")).toEqual({ status: "ENDED", questions: [{ id: "66b3" }] });
  });

  it("take the first of two documents, and refuse a part of one", async () => {
    const two = `${JSON.stringify(integrator)}\n{"error":"late","code":50002}\n`;
    const server = await startServer([text(200, two), text(200, '{"enabled":true')]);
    open.push(server);
    const { client } = testClient(server.url);
    expect((await client.integrator.get()).enabled).toBe(true);
    expect((await errorOf(client.integrator.get())).kind).toBe("malformed");
  });
});
