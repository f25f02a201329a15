import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { filesOnDisk } from "@/scripts/lib/files.mjs";
import { root } from "@/scripts/lib/root.mjs";

const TYPES = /^(?:import|export) type [^;]*;/gm;
const IMPORT = /(?:from|import)\s*\(?\s*"(?<path>[^"]+)"/g;

const sources = new Map<string, string>();

/** A source file without its type imports. */
export function sourceOf(file: string): string {
  const known = sources.get(file) ?? readFileSync(join(root, file), "utf8").replace(TYPES, "");
  sources.set(file, known);
  return known;
}

function resolve(from: string, path: string): string | undefined {
  if (!path.startsWith("@/") && !path.startsWith(".")) return undefined;
  const base = path.startsWith("@/") ? path.slice(2) : join(dirname(from), path);
  return ["", ".ts", ".tsx", "/index.ts"]
    .map((end) => base + end)
    .find((file) => /\.tsx?$/.test(file) && existsSync(join(root, file)));
}

/** What Next.js renders by name: the ways into the imports of a page. */
export const appEntries = filesOnDisk(join(root, "app")).filter((file) =>
  /\/(?:page|layout|loading|error|not-found|forbidden)\.tsx$/.test(file),
);

type Visited = {
  file: string;
  source: string;
  /** Part of what the browser loads. */
  client: boolean;
  /** The packages that it imports. */
  packages: string[];
};

/** Visits a file and all that it imports, server actions excepted: a file that both sides use, twice. */
export function walkImports(entry: string, visit: (visited: Visited) => void): void {
  const seen = new Set<string>();
  const go = (file: string, fromClient: boolean) => {
    const source = sourceOf(file);
    if (/^"use server"/m.test(source)) return;
    const client = fromClient || source.startsWith('"use client"');
    if (seen.has(`${file} ${client}`)) return;
    seen.add(`${file} ${client}`);
    const packages: string[] = [];
    const files: string[] = [];
    for (const { groups } of source.matchAll(IMPORT)) {
      const path = groups?.path ?? "";
      const next = resolve(file, path);
      if (next) files.push(next);
      else packages.push(path);
    }
    visit({ file, source, client, packages });
    for (const next of files) go(next, client);
  };
  go(entry, false);
}
