import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { ownCookie } from "~/server/gate";
import { LiveRegion } from "~/ui/live-region";
import { parseTheme, themeCookie } from "~/ui/theme";
import { Toaster } from "~/ui/toaster";
import { TooltipLayer } from "~/ui/tooltip-layer";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Keel", template: "%s · Keel" },
  description: "A calm, quick task manager that you host yourself.",
  applicationName: "Keel",
  manifest: "/manifest.webmanifest",
  appleWebApp: { capable: true, title: "Keel", statusBarStyle: "default" },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  interactiveWidget: "resizes-content",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fcfcfb" },
    { media: "(prefers-color-scheme: dark)", color: "#141617" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = parseTheme(await ownCookie(themeCookie));
  return (
    <html lang="en" data-theme={theme === "system" ? undefined : theme}>
      <body>
        <a
          href="#main"
          className="fixed top-2 left-2 z-50 -translate-y-24 rounded-md bg-accent px-4 py-2 text-sm font-medium text-on-accent focus:translate-y-0"
        >
          Skip to content
        </a>
        {children}
        <LiveRegion />
        <Toaster />
        <TooltipLayer />
      </body>
    </html>
  );
}
