/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // Checked by `npm run check`; a build that a user starts should not repeat it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["postgres", "pino", "better-auth", "drizzle-orm"],
};

export default config;
