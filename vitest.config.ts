import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";

// Where no zone is set, days end in that of the machine.
process.env.TZ = "UTC";

const root = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^server-only$/, replacement: `${root}node_modules/server-only/empty.js` },
      { find: /^@\//, replacement: root },
    ],
  },
  test: {
    include: ["{lib,sandbox,scripts,components,app}/**/*.test.{ts,tsx}"],
    // They make roles and databases of their own on a server.
    exclude: [...configDefaults.exclude, ...(process.env.TEST_DATABASE_URL ? [] : ["**/*.server.test.ts"])],
    globalSetup: ["lib/test/snapshot.ts"],
    environment: "node",
    // Each file begins with an empty database; loading the modules anew for each took half of the time.
    isolate: false,
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
