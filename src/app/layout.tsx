import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { PageUser } from "~/features/account/components/menu/page-user";
import { UnsavedQuestions } from "~/features/account/components/unsaved/unsaved-questions";
import { currentPrincipal, isDevelopment, ownCookie, pageNonce, siteOrigin } from "~/server/page-session";
import { LiveRegion } from "~/ui/feedback/live-region";
import { OfflineBanner } from "~/ui/feedback/offline-banner";
import { earlyActsScript } from "~/ui/page/early-acts";
import { PageCare } from "~/ui/page/page-care";
import { densityCookie, parseDensity } from "~/ui/theme/density";
import { parseTheme, themeCookie } from "~/ui/theme/theme";
import { Toaster } from "~/ui/feedback/toaster";
import { OfflineOpening } from "./offline-opening";
import { TooltipLayer } from "~/ui/overlays/tooltip-layer";
import "./globals.css";

const description = "A calm, quick task manager that you host yourself.";

export function generateMetadata(): Metadata {
  return {
    // Link previews on other sites need the full address of the picture.
    metadataBase: new URL(siteOrigin()),
    title: { default: "Keel", template: "%s · Keel" },
    description,
    applicationName: "Keel",
    manifest: "/manifest.webmanifest",
    appleWebApp: { capable: true, title: "Keel", statusBarStyle: "default" },
    openGraph: {
      type: "website",
      siteName: "Keel",
      title: "Keel",
      description,
      images: { url: "/icons/icon-512.png", width: 512, height: 512, alt: "" },
    },
    twitter: { card: "summary" },
  };
}

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
  const density = parseDensity(await ownCookie(densityCookie));
  const principal = await currentPrincipal();
  return (
    <html
      lang="en"
      data-hydrated="false"
      data-theme={theme === "system" ? undefined : theme}
      data-density={density === "comfortable" ? undefined : density}
    >
      <body>
        {/* A browser hides the nonce of a script that it has read. */}
        <script
          nonce={await pageNonce()}
          suppressHydrationWarning
          dangerouslySetInnerHTML={{ __html: earlyActsScript() }}
        />
        <PageUser viewer={principal && { userId: principal.userId, name: principal.name, email: principal.email }} />
        <a
          href="#main"
          className="fixed top-2 left-2 z-50 -translate-y-24 rounded-md bg-accent px-4 py-2 text-sm font-medium text-on-accent focus:translate-y-0"
        >
          Skip to content
        </a>
        <OfflineBanner />
        {children}
        <LiveRegion />
        <UnsavedQuestions />
        <Toaster />
        <TooltipLayer />
        <PageCare />
        <OfflineOpening isWanted={!isDevelopment()} />
      </body>
    </html>
  );
}
