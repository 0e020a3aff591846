import { expect, test } from "../setup/fixtures";

const absent = (owner: string, ...names: string[]) =>
  names.map((name) => `Object.defineProperty(${owner}, '${name}', { configurable: true, get: () => undefined });`);
const gone = (owner: string, ...names: string[]) => names.map((name) => `delete ${owner}.${name};`);
const stores = "['localStorage', 'sessionStorage', 'indexedDB', 'caches']";
const says = (language: string | undefined) =>
  `Object.defineProperty(Navigator.prototype, 'language', { get: () => ${JSON.stringify(language)} });`;
const isIn = (zone: string | undefined) =>
  `const { resolvedOptions } = Intl.DateTimeFormat.prototype; Intl.DateTimeFormat.prototype.resolvedOptions = function () { return { ...resolvedOptions.call(this), timeZone: ${JSON.stringify(zone)} }; };`;

/** Missing, refused or unusual features of browsers, as scripts that run before the page's own. Independent ones are combined. */
const browsers: Record<string, string[]> = {
  "is old, and opens Keel over plain http": [
    ...gone("Crypto.prototype", "randomUUID"),
    ...absent("Crypto.prototype", "subtle"),
    ...absent("Navigator.prototype", "clipboard", "credentials", "platform"),
    ...gone("Navigator.prototype", "serviceWorker", "locks", "share", "connection", "userAgentData", "storage"),
    ...gone("Navigator.prototype", "permissions", "sendBeacon"),
    ...gone("window", "PublicKeyCredential", "BroadcastChannel", "requestIdleCallback", "scheduler"),
    ...gone("Array", "fromAsync"),
    ...gone("Object", "groupBy"),
    ...gone("Map", "groupBy"),
    ...gone("Promise", "withResolvers", "try"),
    ...gone("URL", "parse", "canParse"),
    ...gone("AbortSignal", "any"),
    ...gone("Set.prototype", "union", "difference", "intersection", "isSubsetOf", "isSupersetOf", "isDisjointFrom"),
    ...gone("Iterator.prototype", "map", "filter", "take", "drop", "flatMap", "toArray", "forEach", "some", "find"),
    ...gone("Document.prototype", "startViewTransition"),
    ...gone("Intl", "Segmenter", "DurationFormat"),
    says("en_US"),
    isIn(undefined),
  ],
  "denies storage": [
    `for (const name of ${stores}) Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });`,
    says(undefined),
    isIn("Etc/Unknown"),
  ],
  "has no room in its storage": [
    "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };",
    says("th-TH-u-ca-buddhist-nu-thai"),
    isIn("+05:30"),
  ],
  "has no storage": [
    `for (const name of ${stores}) Object.defineProperty(window, name, { value: undefined });`,
    says("*"),
    isIn(""),
  ],
  "is in a time zone that the server does not know": [
    "const { DateTimeFormat } = Intl; const known = (options) => options?.timeZone === 'America/Newtown' ? { ...options, timeZone: 'America/Lima' } : options;",
    "Intl.DateTimeFormat = new Proxy(DateTimeFormat, { construct: (target, [locale, options]) => new target(locale, known(options)), apply: (target, self, [locale, options]) => target(locale, known(options)) });",
    says("ar-EG"),
    isIn("America/Newtown"),
  ],
};

const pages = ["/today", "/settings/security", "/settings/sessions", "/settings/activity"];

for (const [browser, scripts] of Object.entries(browsers)) {
  test(`Keel works in a browser that ${browser}`, async ({ page, tasks, api, context, allowErrors }) => {
    // For a zone that it does not know, the server answers 400 once.
    if (browser.includes("does not know")) allowErrors(/400/);
    await context.addInitScript(scripts.join("\n"));
    await page.goto("/tasks");
    await tasks.add("From an unusual browser");
    // Without storage, an immediately reloaded page would not know of it yet.
    await expect.poll(async () => (await api.tasks.list.query({})).items.length).toBe(1);
    await page.reload();
    await expect(page.getByText("From an unusual browser").first()).toBeVisible();
    for (const path of pages) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.getByText("could not be shown")).toHaveCount(0);
    }
    await expect(page.locator("[data-offline]").filter({ visible: true })).toHaveCount(0);
  });
}
