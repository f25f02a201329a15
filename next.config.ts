import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  serverExternalPackages: [
    "@electric-sql/pglite",
    "pg",
    "pg-boss",
    "fs-native-extensions",
    "@node-rs/argon2",
    "pino",
    "undici",
  ],
};

export default config;
