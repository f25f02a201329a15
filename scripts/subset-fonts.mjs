// @ts-check
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import subsetFont from "subset-font";
import { root } from "./lib/root.mjs";

/**
 * Makes app/fonts from the packages' Latin files: the characters and weights that the interface itself is written in.
 * Other characters come from the packages' other files, when a page has them.
 */
const range = (/** @type {number} */ from, /** @type {number} */ to) =>
  String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, at) => from + at));

const LATIN = `${range(0x20, 0x7e) + range(0xa0, 0xff)}ŒœŸ–—‘’“”„•…‹›€™←↑→↓⇧⌘−×·✓`;
const FONTS = [
  { name: "inter", weights: { min: 400, max: 700 }, text: LATIN },
  { name: "jetbrains-mono", weights: { min: 400, max: 600 }, text: `${range(0x20, 0x7e)}…·–` },
];

for (const { name, weights, text } of FONTS) {
  const source = join(root, `node_modules/@fontsource-variable/${name}/files/${name}-latin-wght-normal.woff2`);
  const subset = await subsetFont(readFileSync(source), text, {
    targetFormat: "woff2",
    variationAxes: { wght: { ...weights, default: 400 } },
  });
  writeFileSync(join(root, `app/fonts/${name}.woff2`), subset);
  console.log(`${name}: ${subset.length} bytes of ${readFileSync(source).length}`);
}
