import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesOnDisk } from "@/scripts/lib/files.mjs";
import { root } from "@/scripts/lib/root.mjs";

const files = filesOnDisk(join(root, "app")).filter((file) => /(?<!\.test)\.tsx?$/.test(file));
const sourceOf = (file: string) => readFileSync(join(root, file), "utf8");
const pages = files.filter((file) => /^app\/\(console\)\/(?:.*\/)?page\.tsx$/.test(file));
/** Monitors, and those who come and go, need no session; e2e/support/matrix.ts says what each asks for instead. */
const routes = files.filter((file) => /^app\/api\/(?!auth\/|health\/|ready\/).*\/route\.ts$/.test(file));
const withActions = files.filter((file) => sourceOf(file).startsWith('"use server"'));

/** Only `definePage`, `defineAction` and `respond` may import these: nothing else checks permissions. */
const GUARDED = /(?:from |import\()"@\/lib\/(?:server-context|session\/session|db|vocdoni)(?:\/[^"]*)?"/g;
const exceptions: Record<string, { imports: string[]; why: string }> = {
  "app/(auth)/setup/page.tsx": {
    imports: ["@/lib/server-context"],
    why: "it is there until the first account exists",
  },
  "app/(auth)/sign-in/page.tsx": {
    imports: ["@/lib/server-context", "@/lib/session/session"],
    why: "nobody is signed in yet; whoever is, is sent on",
  },
  "app/(console)/layout.tsx": {
    imports: ["@/lib/server-context", "@/lib/session/session"],
    why: "a layout is no page: it shows what everybody who is signed in may see, and asks for no permission",
  },
  "app/api/auth/sign-out/route.ts": {
    imports: ["@/lib/server-context"],
    why: "the token of the session that it ends is what it asks for",
  },
};

describe("a page of the console is made by definePage", () => {
  it("finds the pages", () => expect(pages.length).toBeGreaterThan(20));

  it.each(pages)("%s", (page) => {
    const source = sourceOf(page);
    expect(source.match(/\bdefinePage\(/g)).toHaveLength(1);
    expect(source).toMatch(/^const \{ generateMetadata, page \} = definePage\(\{\n {2}permission: "[a-z]+:[a-z]+",\n/m);
    expect(source.match(/^export .*$/gm)).toEqual(["export { generateMetadata, page as default };"]);
    const segments = [...page.matchAll(/\/\[(\w+)\]/g)].map(([, name]) => name);
    const [, params = ""] = /^ {2}params: \[([^\]]*)\],$/m.exec(source) ?? [];
    expect([...params.matchAll(/"(\w+)"/g)].map(([, name]) => name)).toEqual(segments);
  });
});

describe("a route is answered by respond alone", () => {
  it("finds the routes", () => expect(routes.length).toBeGreaterThan(10));

  it.each(routes)("%s", (route) => {
    const source = sourceOf(route);
    expect(source.match(/^export .*? =/gm)).toEqual(["export const GET ="]);
    expect(source).toMatch(/\brespond\w*\("[a-z]+:[a-z]+"/);
    expect(source).not.toMatch(/\b(?:Next)?Response\b/);
  });
});

describe("an action changes something, so a permission to read is not enough", () => {
  it("finds the actions", () => expect(withActions.length).toBeGreaterThan(10));

  it.each(withActions)("%s", (file) => {
    const source = sourceOf(file);
    const exported = source.match(/^export .*$/gm) ?? [];
    const defined = source.match(
      /^export const \w+ = define(?:Action\(\{\s+permission: "[a-z]+:(?!read")[a-z]+",|PublicAction\(\{)/gm,
    );
    expect(defined).toHaveLength(exported.length);
  });
});

describe("nothing of app/ reaches around a permission", () => {
  it.each(files)("%s", (file) => {
    const source = sourceOf(file);
    const reached = [...source.matchAll(GUARDED)].map(([from]) => from.replace(/^.*?"|"$/g, ""));
    expect(reached).toEqual(exceptions[file]?.imports ?? []);
    // A verb does that for it, which other callers have as well.
    expect(
      source.match(/\bctx\.(?:db|vocdoni)\b|\{[^{}]*\b(?:db|vocdoni)\b[^{}]*\} = (?:await )?(?:ctx|get\w*Context)/g),
    ).toBeNull();
  });

  it("has no exception that is not needed", () => {
    expect(Object.keys(exceptions).filter((file) => !files.includes(file))).toEqual([]);
  });
});
