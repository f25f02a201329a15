import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { APIRequestContext } from "@playwright/test";
import { z } from "zod";
import { root } from "../../scripts/lib/root.mjs";

const manifestSchema = z.object({
  node: z.record(
    z.string(),
    z.object({ exportedName: z.string(), filename: z.string(), workers: z.record(z.string(), z.unknown()) }),
  ),
});

export type ServerAction = { id: string; name: string; file: string; path: string };

/** Where a page of the manifest can be posted to; a dynamic segment takes any value, an action looks at its own input. */
function pathOf(page: string): string {
  const segments = page
    .replace(/^app/, "")
    .replace(/\/page$/, "")
    .split("/");
  const visible = segments.filter((segment) => !/^\(.*\)$/.test(segment));
  return visible.map((segment) => (segment.startsWith("[") ? `0x${"0".repeat(40)}` : segment)).join("/") || "/";
}

/** Every server action of the production build. */
export function serverActions(): ServerAction[] {
  const manifest = join(root, ".next/server/server-reference-manifest.json");
  const { node } = manifestSchema.parse(JSON.parse(readFileSync(manifest, "utf8")));
  return Object.entries(node).map(([id, { exportedName, filename, workers }]) => {
    const [page = "app/page"] = Object.keys(workers);
    return { id, name: exportedName, file: filename, path: pathOf(page) };
  });
}

/** Calls an action as a browser would, without any page of it: its answer as text, a React stream. */
export async function callAction(request: APIRequestContext, action: ServerAction, input: unknown): Promise<string> {
  const answer = await request.post(action.path, {
    headers: { "Next-Action": action.id, "Content-Type": "text/plain;charset=UTF-8", Accept: "text/x-component" },
    data: JSON.stringify([input]),
    maxRedirects: 0,
  });
  return answer.text();
}

/** The error code in an action's answer; null when it succeeded. */
export function errorCodeOf(answer: string): string | null {
  return /"ok":false,"error":\{"code":"([a-z-]+)"/.exec(answer)?.[1] ?? null;
}
