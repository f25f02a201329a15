// @ts-check
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

const folder = join(root, "messages");

/** @param {string} file @param {string} declared */
function writeOnce(file, declared) {
  try {
    if (readFileSync(join(folder, file), "utf8") === declared) return;
  } catch {
    // Not there yet.
  }
  writeFileSync(join(folder, file), declared);
}

/**
 * TypeScript takes the texts of a JSON file for any string; with these beside them, keys and arguments of messages are checked.
 * Translations count as the English messages: `lib/messages/keys.test.ts` holds them to it.
 */
export function writeMessageTypes() {
  const english = readFileSync(join(folder, "en.json"), "utf8").trim();
  writeOnce("en.d.json.ts", `declare const messages: ${english};\nexport default messages;\n`);
  const others = readdirSync(folder).filter((file) => file.endsWith(".json") && file !== "en.json");
  for (const file of others) writeOnce(file.replace(/\.json$/, ".d.json.ts"), 'export { default } from "./en.json";\n');
}
