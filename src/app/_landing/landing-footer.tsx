import { ownCookie } from "~/server/page-session";
import { Logo } from "~/ui/logo";
import { parseTheme, themeCookie } from "~/ui/theme/theme";
import { ThemeSwitch } from "~/ui/theme/theme-switch";

// A page of the API, which the Next router does not know.
const apiDocs = "/api/docs";

export async function LandingFooter() {
  const theme = parseTheme(await ownCookie(themeCookie));
  return (
    <footer className="border-t border-line">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-4 px-5 py-8">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted">
          <Logo className="text-ink" />
          <span>Open source under the MIT licence</span>
          <a
            href={apiDocs}
            className="rounded-sm underline decoration-1 underline-offset-4 hover:text-ink hover:decoration-2"
          >
            API documentation
          </a>
        </div>
        <ThemeSwitch theme={theme} />
      </div>
    </footer>
  );
}
