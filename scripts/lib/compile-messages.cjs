// @ts-check
/**
 * Loader of Next.js for messages/*.json: ICU text → what `use-intl/format-message/format-only` takes, so that no parser of it
 * is sent to the browser.
 * @this {{ async: () => (error: unknown, code?: string) => void }}
 * @param {string} source
 */
module.exports = function compileMessages(source) {
  const done = this.async();
  import("icu-minify/compile")
    .then(({ default: compile }) => {
      const json = JSON.parse(source, (_, value) => (typeof value === "string" ? compile(value) : value));
      done(null, `export default ${JSON.stringify(json)};`);
    })
    .catch(done);
};
