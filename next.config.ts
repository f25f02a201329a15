import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";
import { PHASE_PRODUCTION_BUILD } from "next/constants";
import { answerTypes } from "./lib/answer-types";
import { languages } from "./lib/messages/locales";
import { sourcesHash } from "./scripts/lib/build.mjs";

const ROOT = fileURLToPath(new URL(".", import.meta.url));

const config: NextConfig = {
  poweredByHeader: false,
  // Done in front of it (scripts/lib/serve.mjs), with Brotli.
  compress: false,
  // The server is a standalone folder with the packages it needs: `npm start`, the image and the service run the same
  // one.
  output: "standalone",
  // Otherwise derived from lock files further up, which would nest the folder.
  outputFileTracingRoot: ROOT,
  reactStrictMode: true,
  // What is served: tests need packages and files that a build goes without, as in the image. npm test checks them too.
  typescript: { tsconfigPath: "tsconfig.build.json" },
  // Consoles that were built apart from the same sources are one deployment: a page of one goes on with another.
  generateBuildId: () => sourcesHash().slice(0, 24),
  // Open pages go on polling a newer console while the answers keep their shape.
  env: { CONSOLE_ANSWERS: sourcesHash(answerTypes).slice(0, 24) },
  devIndicators: false,
  // URLs of former versions that people may have bookmarked.
  redirects: async () => [
    { source: "/drift", destination: "/reconciliation", permanent: false },
    { source: "/activity", destination: "/audit-log", permanent: false },
    { source: "/quota/road", destination: "/quota/glance", permanent: false },
  ],
  experimental: {
    authInterrupts: true,
    // In seconds, and the least that Next.js takes: what was fetched ahead shows rows of then.
    staleTimes: { static: 30 },
    // An import is a file of 1 MB at most; as JSON it may be twice as long.
    serverActions: { bodySizeLimit: "3mb" },
    // Nothing reads the maps of the server's code, and they are 43 MB.
    turbopackSourceMaps: false,
    // Writing it takes a quarter of a first build, but speeds up later ones.
    turbopackFileSystemCacheForBuild: existsSync(".next/BUILD_ID"),
    // A page's code is loaded on its first visit: a start is a fifth faster.
    preloadEntriesOnStart: false,
    // Of source; 50 kB by default. All pages are visited in a day: 10 scripts with the first one instead of 17, as large together.
    turbopackChunking: { minChunkSize: 500_000 },
  },
  turbopack: {
    rules: {
      "*.json": {
        condition: { path: /^messages\/\w+\.json$/ },
        loaders: ["./scripts/lib/compile-messages.cjs"],
        as: "*.js",
      },
    },
    resolveAlias: {
      // messages/*.mjs are Node's: a build compiles the JSON itself.
      ...Object.fromEntries(languages.map((language) => [`#messages/${language}`, `./messages/${language}.json`])),
      // A path, or the whole module is bundled all the same.
      "use-intl/format-message": `./${relative(ROOT, createRequire(import.meta.url).resolve("use-intl/format-message/format-only"))}`,
    },
  },
  // Loaded by Node itself: native code, WebAssembly, or one copy shared by every bundle.
  serverExternalPackages: [
    "@electric-sql/pglite",
    "@node-rs/argon2",
    "drizzle-orm",
    "fs-native-extensions",
    "i18n-iso-countries",
    "nodemailer",
    "pg",
    "pg-boss",
    "pino",
    "prom-client",
    "rate-limiter-flexible",
    "undici",
  ],
};

/**
 * Salts the IDs of server actions: the same in every build, or a form of one console would be unknown to another. Not a
 * secret: what encrypts at run time is derived from NEXTAUTH_SECRET.
 */
const ACTIONS_SALT = createHash("sha256").update("integrator-console server actions").digest("base64");

export default function nextConfig(phase: string): NextConfig {
  if (phase === PHASE_PRODUCTION_BUILD) process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = ACTIONS_SALT;
  return config;
}
