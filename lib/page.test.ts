import { setImmediate } from "node:timers/promises";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import type { Role } from "@/lib/auth/permissions";

const session = vi.hoisted(() => ({ role: "viewer", signedIn: true, mustChangePassword: false }));
vi.mock("@/lib/server-context", () => ({
  getSystemContext: async () => ({ db: "db", vocdoni: "vocdoni", now: () => new Date(0) }),
}));
vi.mock("@/lib/messages/reader-locale", () => ({ readerLocale: async () => "en" }));
vi.mock("@/lib/session/session", () => {
  const actor = () => ({ id: "1", role: session.role, mustChangePassword: session.mustChangePassword });
  return {
    getActor: async () => (session.signedIn ? actor() : null),
    requirePagePermission: async (permission: string) => {
      if (session.role === "viewer" && permission.endsWith(":write")) throw new Error("refused");
      return actor();
    },
  };
});

const as = (role: Role, more = {}) => Object.assign(session, { role, signedIn: true, mustChangePassword: false }, more);
beforeEach(() => {
  vi.resetModules();
  as("admin");
});
afterAll(() => vi.resetModules());

const ID = "0b6a5f3e-6b4f-4c1a-9d7e-2f1c3b5a7d90";
const at = (params: unknown, searchParams = {}) => ({
  params: Promise.resolve(params),
  searchParams: Promise.resolve(searchParams),
});

async function customerPage(load: (id: string) => unknown = (id) => ({ name: `Customer ${id.slice(0, 4)}` })) {
  const { definePage } = await import("./page");
  const loaded = vi.fn(load);
  const rendered = vi.fn();
  const page = definePage({
    permission: "customers:write",
    params: z.object({ id: z.uuid() }),
    search: { schema: z.object({ sort: z.enum(["name", "votes"]) }), defaults: { sort: "name" } },
    load: (_ctx, { params }) => loaded(params.id),
    title: async ({ data }) => JSON.stringify(await data()),
    render: (...given) => {
      rendered(...given);
      return null;
    },
  });
  return { page, loaded, rendered };
}

describe("a page", () => {
  it("is rendered with its data, its address and what the person may do, and without a context", async () => {
    const { page, rendered } = await customerPage();
    await page(at({ id: ID }, { sort: "colour", utm: "x" }));
    const [data, shown] = rendered.mock.calls[0] ?? [];
    expect(data).toEqual({ name: "Customer 0b6a" });
    const address = { params: { id: ID }, query: { sort: "name" }, ignored: ["sort"] };
    expect(shown).toEqual({ ...address, can: expect.any(Function), now: "1970-01-01T00:00:00.000Z", locale: "en" });
    expect(shown.can("team:manage")).toBe(true);
    as("viewer");
    expect(JSON.stringify(await page.generateMetadata(at({ id: ID })))).not.toContain("Customer");
  });

  it("loads nothing for those whom it is not for, and hides its title from them", async () => {
    const { page, loaded } = await customerPage();
    as("viewer");
    await expect(page(at({ id: ID }))).rejects.toThrow("refused");
    expect(await page.generateMetadata(at({ id: ID }))).toEqual({ title: "No access" });
    as("admin", { mustChangePassword: true });
    expect(await page.generateMetadata(at({ id: ID }))).toEqual({});
    as("admin", { signedIn: false });
    expect(await page.generateMetadata(at({ id: ID }))).toEqual({});
    expect(loaded).not.toHaveBeenCalled();
    as("admin");
    expect(await page.generateMetadata(at({ id: ID }))).toEqual({ title: '{"name":"Customer 0b6a"}' });
  });

  it("is the 404 page where its address is malformed, or a verb finds nothing", async () => {
    const { AppError } = await import("@/lib/errors");
    const { page, loaded } = await customerPage(() => {
      throw new AppError("not-found", "No such customer");
    });
    await expect(page(at({ id: "1" }))).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");
    expect(loaded).not.toHaveBeenCalled();
    await expect(page(at({ id: ID }))).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");
    await expect(page.generateMetadata(at({ id: ID }))).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");
  });

  it("outlives what fails before anything of it waits for it", async () => {
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    const { page } = await customerPage(() => ({ share: Promise.reject(new Error("no share")) }));
    await page(at({ id: ID }));
    await setImmediate();
    process.off("unhandledRejection", unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });
});
