import { join } from "node:path";
import { expect, it } from "vitest";
import { walkImports } from "@/lib/test/import-graph";
import { filesOnDisk } from "@/scripts/lib/files.mjs";
import { root } from "@/scripts/lib/root.mjs";

const entries = filesOnDisk(join(root, "app")).filter((file) =>
  /\/(?:page|layout|error|not-found|forbidden)\.tsx$/.test(file),
);

/** Too large for a browser, or the server's own. */
const KEPT_OUT = /^(?:zod|drizzle-orm|pg|pino|next-auth(?!\/react)|node:.*)(?:\/|$)/;
/** Every message of a language. */
const CATALOG = "lib/messages/catalog.ts";

it.each(entries)("%s brings nothing into the browser that belongs on the server", (entry) => {
  const found: string[] = [];
  walkImports(entry, ({ file, client, packages }) => {
    if (!client) return;
    if (file === CATALOG) found.push(file);
    found.push(...packages.filter((name) => KEPT_OUT.test(name)).map((name) => `${file} imports ${name}`));
  });
  expect(found).toEqual([]);
});
