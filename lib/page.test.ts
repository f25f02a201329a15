import { setImmediate } from "node:timers/promises";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import type { Role } from "@/lib/auth/permissions";

type Session = { role: Role; mustChangePassword: boolean } | null;
const session = vi.hoisted((): { current: Session } => ({ current: null }));
vi.mock("next/headers", () => ({ headers: async () => new Headers({ "x-path": "/customers/1" }) }));
vi.mock("@/lib/messages/reader-locale", () => ({ readerLocale: async () => "en" }));
vi.mock("@/lib/session/session", () => ({ getActor: async () => session.current }));
vi.mock("@/lib/server-context", () => ({ getContext: async () => ({ db: "db", now: () => new Date(0) }) }));

const as = (role: Role, mustChangePassword = false) => {
  session.current = { role, mustChangePassword };
};
beforeEach(() => {
  vi.stubEnv("__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS", "1");
  vi.resetModules();
  as("admin");
});
// Modules are shared by all test files of a worker: the others need the real ones.
afterAll(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

const ID = "0b6a5f3e-6b4f-4c1a-9d7e-2f1c3b5a7d90";
const at = (id: string, searchParams = {}) => ({
  params: Promise.resolve({ id }),
  searchParams: Promise.resolve(searchParams),
});

async function editCustomer(load: (id: string) => Record<string, unknown> = (id) => ({ name: `Customer ${id}` })) {
  const { definePage } = await import("./page");
  const loaded = vi.fn(load);
  const rendered = vi.fn();
  const { page, generateMetadata } = definePage({
    permission: "customers:write",
    params: ["id"],
    search: { schema: z.object({ sort: z.enum(["name", "votes"]) }), defaults: { sort: "name" } },
    load: (_ctx, { params }) => loaded(params.id),
    title: async ({ data }) => JSON.stringify(await data()),
    render: (shown) => {
      rendered(shown);
      return null;
    },
  });
  return { page, title: async (id: string) => (await generateMetadata(at(id))).title, loaded, rendered };
}

describe("a page", () => {
  it("is rendered with its data, its address and what the person may do, and without a context", async () => {
    const { page, rendered } = await editCustomer();
    await page(at(ID, { sort: "color", utm: "x" }));
    const [shown] = rendered.mock.calls[0] ?? [];
    expect(shown).toEqual({
      data: { name: `Customer ${ID}` },
      params: { id: ID },
      query: { sort: "name" },
      ignored: ["sort"],
      locale: "en",
      now: "1970-01-01T00:00:00.000Z",
      may: expect.any(Function),
    });
    expect([shown.may("team:manage"), shown.may("quota:read")]).toEqual([true, true]);
    as("operator");
    await page(at(ID));
    expect(rendered.mock.calls[1]?.[0].may("team:manage")).toBe(false);
  });

  it("loads nothing for those whom it is not for, and keeps its title from them", async () => {
    const { page, title, loaded } = await editCustomer();
    as("viewer");
    await expect(page(at(ID))).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;403");
    expect(await title(ID)).toBe("No access");
    as("admin", true);
    await expect(page(at(ID))).rejects.toMatchObject({ digest: expect.stringContaining(";/account;") });
    expect(await title(ID)).toBe("No access");
    session.current = null;
    const signIn = ";/sign-in?callbackUrl=%2Fcustomers%2F1;";
    await expect(page(at(ID))).rejects.toMatchObject({ digest: expect.stringContaining(signIn) });
    expect(await title(ID)).toBe("No access");
    expect(loaded).not.toHaveBeenCalled();
    as("operator");
    expect(await title(ID)).toBe(`{"name":"Customer ${ID}"}`);
  });

  it("is the 404 page where a verb finds nothing", async () => {
    const { AppError } = await import("@/lib/errors");
    const { page, title } = await editCustomer(() => {
      throw new AppError("not-found", "No such customer");
    });
    await expect(page(at(ID))).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");
    await expect(title(ID)).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");
  });

  it("outlives what fails before anything of it waits for it", async () => {
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    const { page } = await editCustomer(() => ({ share: Promise.reject(new Error("no share")) }));
    await page(at(ID));
    await setImmediate();
    process.off("unhandledRejection", unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });
});
