// @ts-check
// As en.mjs.
import catalan from "./ca.json" with { type: "json" };

export default catalan;
