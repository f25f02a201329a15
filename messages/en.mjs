// @ts-check
// Node takes JSON only with the attribute, Next.js compiles it only without: next.config.ts leads a build past this file.
import english from "./en.json" with { type: "json" };

export default english;
