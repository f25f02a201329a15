// @ts-check

/**
 * @param {string} version such as "20.19.0"
 * @returns {string | undefined} one line when this Node is too old
 */
export function nodeProblem(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return undefined;
  return `Node.js 20.19 or later is required; this is ${version}. Install Node.js 24 from https://nodejs.org`;
}

export function requireNode() {
  const problem = nodeProblem(process.versions.node);
  if (!problem) return;
  console.error(problem);
  process.exit(1);
}
