import { expect, it } from "vitest";
import { appEntries, walkImports } from "@/lib/test/import-graph";

/** Too large for a browser, or the server's own. */
const KEPT_OUT = /^(?:zod|drizzle-orm|pg|pino|next-auth(?!\/react)|node:.*)(?:\/|$)/;
/** Every message of a language. */
const CATALOG = "lib/messages/catalog.ts";

it.each(appEntries)("%s brings nothing into the browser that belongs on the server", (entry) => {
  const found: string[] = [];
  walkImports(entry, ({ file, client, packages }) => {
    if (!client) return;
    if (file === CATALOG) found.push(file);
    found.push(...packages.filter((name) => KEPT_OUT.test(name)).map((name) => `${file} imports ${name}`));
  });
  expect(found).toEqual([]);
});
