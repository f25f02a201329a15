import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesOnDisk } from "@/scripts/lib/files.mjs";
import { root } from "@/scripts/lib/root.mjs";

const files = filesOnDisk(join(root, "app/(console)")).filter((file) => /(?<!\.test)\.tsx?$/.test(file));
const sourceOf = (file: string) => readFileSync(join(root, file), "utf8");
const pages = files.filter((file) => /\/page\.tsx$/.test(file));

/** What only `definePage`, `defineAction` and `respond` may reach: without them nobody has asked for a permission. */
const GUARDED = /(?:from |import\()"@\/lib\/(?:server-context|session\/session|db|vocdoni)(?:\/[^"]*)?"/g;
const exceptions: Record<string, { imports: string[]; why: string }> = {
  "app/(console)/layout.tsx": {
    imports: ["@/lib/server-context", "@/lib/session/session"],
    why: "a layout is no page: it shows what everybody who is signed in may see, and asks for no permission",
  },
  "app/(console)/reconciliation/actions.ts": {
    imports: ["@/lib/session/session"],
    why: "one of its actions needs a second permission for one of its inputs",
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

describe("nothing of the console reaches around a permission", () => {
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
