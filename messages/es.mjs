// @ts-check
// As en.mjs.
import spanish from "./es.json" with { type: "json" };

export default spanish;
