// @ts-check
import { build } from "./lib/build.mjs";
import { stopChildren } from "./lib/children.mjs";
import { requireNode } from "./lib/node-version.mjs";
import { onStop } from "./lib/signals.mjs";

requireNode();
onStop(() => stopChildren(5000));
process.exitCode = (await build({ output: "inherit" })).code;
