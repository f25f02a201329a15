// @ts-check
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

/** TypeScript takes the texts of a JSON file for any string; with this beside it, keys and arguments of messages are checked. */
export function writeMessageTypes() {
  const json = readFileSync(join(root, "messages", "en.json"), "utf8");
  const file = join(root, "messages", "en.d.json.ts");
  const declared = `declare const messages: ${json.trim()};\nexport default messages;\n`;
  try {
    if (readFileSync(file, "utf8") === declared) return;
  } catch {
    // Not there yet.
  }
  writeFileSync(file, declared);
}
