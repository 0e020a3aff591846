/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // No page has a picture to optimize, and what optimizes them fetches any address of ours on demand.
  images: { unoptimized: true },
  // Checked by `npm run check`; a build that a user starts should not repeat it.
  typescript: { ignoreBuildErrors: true },
  // Where password managers send people who want to change one (https://w3c.github.io/webappsec-change-password-url/).
  redirects: () => [{ source: "/.well-known/change-password", destination: "/settings/security", permanent: false }],
  // Fewer, larger files weigh less: twice the default.
  experimental: { turbopackChunking: { minChunkSize: 100_000 } },
  serverExternalPackages: ["postgres", "pino", "better-auth", "drizzle-orm"],
};

export default config;
