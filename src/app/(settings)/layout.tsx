import type { ReactNode } from "react";
import { ApiProvider } from "~/client/api-provider";
import { SettingsFrame } from "~/features/account/components/settings/settings-frame";
import { currentPrincipal, ownCookie } from "~/server/page-session";
import { linksWithIcons } from "../link-icons";
import { startPath } from "../viewer-clock";
import { parseTheme, themeCookie } from "~/ui/theme/theme";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  // Each page sends a visitor to sign in, because only a page knows its own address.
  if ((await currentPrincipal()) === undefined) return children;
  const theme = parseTheme(await ownCookie(themeCookie));
  return (
    <ApiProvider>
      <SettingsFrame theme={theme} links={await linksWithIcons("settings")} startPath={await startPath()}>
        {children}
      </SettingsFrame>
    </ApiProvider>
  );
}
