import { existsSync } from "node:fs";
import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // `npm test` checks the types; a build need not do it again.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    authInterrupts: true,
    // An import is a file of 1 MB at most; as JSON it may be twice as long.
    serverActions: { bodySizeLimit: "3mb" },
    // Nothing reads the maps of the server's code, and they are 43 MB.
    turbopackSourceMaps: false,
    // To write it takes a quarter of a first build; who builds again gains from it.
    turbopackFileSystemCacheForBuild: existsSync(".next/BUILD_ID"),
    // A page's code is read with its first visit: a start is a fifth quicker.
    preloadEntriesOnStart: false,
    // Of source; 50 kB by default. All pages are visited in a day: 10 scripts with the first one instead of 17, as large together.
    turbopackChunking: { minChunkSize: 500_000 },
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
    "rate-limiter-flexible",
    "undici",
  ],
};

export default config;
