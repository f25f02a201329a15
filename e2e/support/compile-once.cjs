// The embedded database is compiled once, quickly, and not a second time into faster code while a test waits:
// half of what a console costs that starts, and it starts often here. What it does is the same.
const { setFlagsFromString } = require("node:v8");
setFlagsFromString("--no-wasm-tier-up");
setFlagsFromString("--no-wasm-dynamic-tiering");
