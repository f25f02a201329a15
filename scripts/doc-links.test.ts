import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";
import { repositoryFiles } from "./lib/files.mjs";
import { root } from "./lib/root.mjs";

const LINK = /\[[^\]]*\]\((?<target>[^)\s]+)\)/g;
const MENTION = /(?<![\w/.-])docs\/[\w/-]+\.(?:md|png)\b/g;
const SOURCE = /^(?:[^/]+|\.ci\/.+|(?:app|components|deploy|e2e|lib|sandbox|scripts)\/.+)$/;
const TEXT = /(?:\.(?:tsx?|mjs|cjs|css|json|yaml|service|example)|Dockerfile)$/;

const textOf = (file: string) => readFileSync(join(root, file), "utf8");
const withoutCode = (text: string) => text.replace(/^```.*?^```/gms, "").replace(/`[^`\n]*`/g, "");
const files = repositoryFiles();
const guides = files.filter((file) => file.endsWith(".md"));

/** Anchors of a page's headings, as GitHub makes them. */
function anchorsOf(file: string): string[] {
  const headings = textOf(file)
    .replace(/^```.*?^```/gms, "")
    .matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

function broken(file: string, target: string): boolean {
  if (/^[a-z]+:/.test(target)) return false;
  const [path = "", anchor] = target.split("#");
  const linked = path === "" ? file : normalize(join(dirname(file), path));
  if (!existsSync(join(root, linked))) return true;
  return anchor !== undefined && !anchorsOf(linked).includes(anchor);
}

describe("every internal link leads somewhere", () => {
  it.each(guides)("%s", (file) => {
    const targets = [...withoutCode(textOf(file)).matchAll(LINK)].map(({ groups }) => groups?.target ?? "");
    expect(targets.filter((target) => broken(file, target))).toEqual([]);
  });
});

it("finds a missing file and a missing heading", () => {
  expect(broken("README.md", "docs/none.md")).toBe(true);
  expect(broken("README.md", "docs/quota.md#none")).toBe(true);
  expect(broken("docs/deploy/README.md", "operate.md#backup-and-restore")).toBe(false);
});

it("every page is linked from another one", () => {
  const linked = new Set(
    guides.flatMap((file) =>
      [...withoutCode(textOf(file)).matchAll(LINK)].map(({ groups }) =>
        normalize(join(dirname(file), groups?.target?.split("#")[0] ?? "")),
      ),
    ),
  );
  expect(guides.filter((file) => file.startsWith("docs/") && !linked.has(file))).toEqual([]);
});

it("a guide that the sources name is there", () => {
  const sources = files.filter(
    (file) => SOURCE.test(file) && TEXT.test(file) && !/\/(?:check-words|doc-links)\.test\.ts$/.test(file),
  );
  const named = sources.flatMap((file) => [...textOf(file).matchAll(MENTION)].map(([path]) => ({ file, path })));
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter(({ path }) => !existsSync(join(root, path)))).toEqual([]);
});
