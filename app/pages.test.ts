import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { permissions } from "@/lib/auth/permissions";
import { filesOnDisk } from "@/scripts/lib/files.mjs";
import { root } from "@/scripts/lib/root.mjs";

const files = filesOnDisk(join(root, "app")).filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));
const sourceOf = (file: string) => readFileSync(join(root, file), "utf8");
const named = (name: RegExp) => files.filter((file) => name.test(file));

/** Nobody is signed in yet. */
const PUBLIC_PAGES = ["app/(auth)/setup/page.tsx", "app/(auth)/sign-in/page.tsx"];
/** They answer without a session: to monitors, or to those who come and go. */
const PUBLIC_ROUTES = [
  "app/api/auth/[...nextauth]/route.ts",
  "app/api/auth/sign-out/route.ts",
  "app/api/health/route.ts",
  "app/api/ready/route.ts",
  "app/metrics/route.ts",
];
const PUBLIC_ACTIONS = ["app/(auth)/setup/actions.ts", "app/(auth)/sign-in/actions.ts"];

describe("a page", () => {
  it.each(named(/\/page\.tsx$/))("exports what definePage made, and nothing else: %s", (file) => {
    const source = sourceOf(file);
    const define = PUBLIC_PAGES.includes(file) ? "definePublicPage" : "definePage";
    const [, name = "?"] = new RegExp(`^const (\\w+) = ${define}\\(\\{$`, "m").exec(source) ?? [];
    expect(source.match(/^export .*$/gm)).toEqual([
      `export const generateMetadata = ${name}.generateMetadata;`,
      `export default ${name};`,
    ]);
    if (define === "definePublicPage") return;
    // The first of its properties: what derives a table of permissions from the sources need not look further.
    const [, permission = "none"] = /= definePage\(\{\n {2}permission: "([^"]+)",\n/.exec(source) ?? [];
    expect(permissions).toContain(permission);
    const segments = [...file.matchAll(/\[(\w+)\]/g)].map(([, segment]) => segment);
    const [, params = ""] = /^ {2}params: z\.object\(\{ (.*) \}\),$/m.exec(source) ?? [];
    expect([...params.matchAll(/(\w+): /g)].map(([, param]) => param)).toEqual(segments);
  });
});

describe("what asks for no permission", () => {
  const withPublic = (define: string) => files.filter((file) => sourceOf(file).includes(`${define}(`));

  it("is named here", () => {
    expect(withPublic("definePublicPage")).toEqual(PUBLIC_PAGES);
    expect(withPublic("definePublicAction")).toEqual(PUBLIC_ACTIONS);
  });
});

it.each(named(/\/route\.ts$/).filter((file) => !PUBLIC_ROUTES.includes(file)))(
  "a route asks for a permission: %s",
  (file) => {
    const source = sourceOf(file);
    expect(source.match(/^export .*? =/gm)).toEqual(["export const GET ="]);
    // Nothing else makes an answer.
    expect(source).not.toMatch(/\b(?:Next)?Response\b/);
    const asked = [...source.matchAll(/\brespond\w*\((?:"(?<permission>[^"]+)")?/g)].map(
      ({ groups }) => groups?.permission,
    );
    expect(asked.length).toBeGreaterThan(0);
    for (const permission of asked) expect(permissions).toContain(permission);
  },
);

it.each(files.filter((file) => /^"use server"/.test(sourceOf(file))).filter((file) => !PUBLIC_ACTIONS.includes(file)))(
  "actions ask for a permission to change something: %s",
  (file) => {
    const source = sourceOf(file);
    const actions = source.match(/^export (?!type\b).*$/gm) ?? [];
    const asked = [...source.matchAll(/^export const \w+ = defineAction\(\{\s+permission: "([^"]+)",/gm)];
    expect(asked.length).toBe(actions.length);
    for (const [, permission = ""] of asked) {
      expect(permissions).toContain(permission);
      expect(permission).not.toMatch(/:read$/);
    }
  },
);

it("nothing but verbs reaches the database or Vocdoni", () => {
  const reaching =
    /\bctx\??\.(?:db|vocdoni)\b|\bPick<Ctx\b[^>]*"(?:db|vocdoni)"|\{[^{}]*\b(?:db|vocdoni)\b[^{}]*\}(?:: \w*Ctx| = ctx|, [^)]*\) =>)/;
  expect(files.filter((file) => reaching.test(sourceOf(file)))).toEqual([]);
});
