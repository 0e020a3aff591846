import { expect, test } from "./fixtures";

/** What browsers lack, refuse or say, each as a script that runs before the page's own. */
const browsers: Record<string, string> = {
  "has no crypto.randomUUID and no crypto.subtle, as over plain http":
    "delete Crypto.prototype.randomUUID; Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined });",
  "lets nobody copy": "Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined });",
  "denies storage":
    "for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });",
  "has no room in its storage":
    "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };",
  "has no storage at all":
    "for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) Object.defineProperty(window, name, { value: undefined });",
  "knows no passkeys":
    "delete window.PublicKeyCredential; Object.defineProperty(Navigator.prototype, 'credentials', { get: () => undefined });",
  "knows no workers, channels, locks and shares":
    "delete window.BroadcastChannel; for (const name of ['serviceWorker', 'locks', 'share', 'connection', 'userAgentData', 'storage', 'permissions', 'sendBeacon']) delete Navigator.prototype[name];",
  "is somewhat older":
    "for (const name of ['toSorted', 'toReversed', 'toSpliced', 'with']) delete Array.prototype[name]; delete Promise.withResolvers; delete URL.canParse; delete Object.groupBy; delete Map.groupBy; delete AbortSignal.any; delete window.requestIdleCallback; delete Document.prototype.startViewTransition; delete Intl.Segmenter; delete Intl.DurationFormat;",
  "says nothing of its platform": "Object.defineProperty(Navigator.prototype, 'platform', { get: () => undefined });",
  ...Object.fromEntries(
    [undefined, "", "C", "en_US", "x-default", "th-TH-u-ca-buddhist-nu-thai", "ar-EG", "*"].map((language) => [
      `speaks ${String(language)}`,
      `Object.defineProperty(Navigator.prototype, 'language', { get: () => ${JSON.stringify(language)} });`,
    ]),
  ),
  ...Object.fromEntries(
    [undefined, "", "Etc/Unknown", "posixrules", "+05:30", "Nowhere/Yet"].map((zone) => [
      `is in the time zone ${String(zone)}`,
      `const { resolvedOptions } = Intl.DateTimeFormat.prototype; Intl.DateTimeFormat.prototype.resolvedOptions = function () { return { ...resolvedOptions.call(this), timeZone: ${JSON.stringify(zone)} }; };`,
    ]),
  ),
  "is in a time zone that the server does not know":
    "const { DateTimeFormat } = Intl; const known = (options) => options?.timeZone === 'America/Newtown' ? { ...options, timeZone: 'America/Lima' } : options; Intl.DateTimeFormat = new Proxy(DateTimeFormat, { construct: (target, [locale, options]) => new target(locale, known(options)), apply: (target, self, [locale, options]) => target(locale, known(options)) }); const { resolvedOptions } = DateTimeFormat.prototype; DateTimeFormat.prototype.resolvedOptions = function () { return { ...resolvedOptions.call(this), timeZone: 'America/Newtown' }; };",
};

const pages = ["/today", "/upcoming", "/settings/security", "/settings/sessions", "/settings/activity"];

for (const [browser, script] of Object.entries(browsers)) {
  test(`Keel works in a browser that ${browser}`, async ({ page, tasks, context, allowErrors }) => {
    // Of a zone that it does not know, the server says 400 once.
    if (browser.includes("does not know")) allowErrors(/400/);
    await context.addInitScript(script);
    await page.goto("/tasks");
    await tasks.add("From an unusual browser");
    await page.reload();
    await expect(page.getByText("From an unusual browser").first()).toBeVisible();
    for (const path of pages) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.getByText("could not be shown")).toHaveCount(0);
    }
    await expect(page.locator("[data-offline]")).toHaveCount(0);
  });
}
