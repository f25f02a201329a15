import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // `npm test` checks the types; a build need not do it again.
  typescript: { ignoreBuildErrors: true },
  // An import is a file of 1 MB at most; as JSON it may be twice as long.
  experimental: { authInterrupts: true, serverActions: { bodySizeLimit: "3mb" } },
  // Loaded by Node itself: native code, WebAssembly, or one copy shared by every bundle.
  serverExternalPackages: [
    "@electric-sql/pglite",
    "@node-rs/argon2",
    "drizzle-orm",
    "fs-native-extensions",
    "nodemailer",
    "pg",
    "pg-boss",
    "pino",
    "rate-limiter-flexible",
    "undici",
  ],
};

export default config;
