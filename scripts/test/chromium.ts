import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { runCommand } from "../commands/run-command";

/** Browsers without a user interface: a page takes less than half of the processor time. https://developer.chrome.com/blog/chrome-headless-shell */
const shellNames = ["chromium-headless-shell", "chrome-headless-shell"];
const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge", "msedge"];
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
  "C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** Flags for a browser in a container, run by root, that sends nothing home. */
export const chromiumFlags = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Returns the browsers on this machine, the preferred one first: `CHROMIUM_PATH` alone if set, else a headless shell, Playwright's own, the system's. */
export function installedChromiums(): string[] {
  const chosen = process.env["CHROMIUM_PATH"];
  if (chosen !== undefined && chosen !== "") return [chosen];
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/bin", "/usr/local/bin", "/snap/bin"];
  const onPath = (wanted: string[]) => wanted.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...new Set([...onPath(shellNames), chromium.executablePath(), ...onPath(names), ...places])].filter((path) =>
    existsSync(path),
  );
}

/**
 * Returns the path of a working Chromium, with windows if it is visible, and downloads one if there is none. Ends within minutes, whatever the network does.
 * @throws {Error} that says what to install
 */
export async function obtainChromium({ isVisible = false } = {}): Promise<string> {
  const found = await firstThatStarts(isVisible);
  if (found !== undefined) return (isVisible ? undefined : await preferShell(found)) ?? found;
  if (process.env["CHROMIUM_PATH"])
    throw new Error(
      `CHROMIUM_PATH=${process.env["CHROMIUM_PATH"]} does not start${isVisible ? ", or has no windows" : ""}.`,
    );

  console.log("No Chromium on this machine: trying Playwright's download.");
  await runCommand("npx", ["--no-install", "playwright", "install", "chromium", "--no-shell"], {
    seconds: 240,
    environment: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000", PLAYWRIGHT_DOWNLOAD_NO_PROGRESS: "1" },
  });
  const downloaded = await firstThatStarts(isVisible);
  if (downloaded !== undefined) return downloaded;

  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("The download did not lead to a Chromium that starts: trying apt-get.");
    const environment = { DEBIAN_FRONTEND: "noninteractive" };
    await runCommand("apt-get", ["update"], { seconds: 180, environment });
    for (const name of isVisible ? ["chromium"] : ["chromium-headless-shell", "chromium"]) {
      const args = ["install", "-y", "--no-install-recommends", name];
      await runCommand("apt-get", args, { seconds: 420, environment });
      const installed = await firstThatStarts(isVisible);
      if (installed !== undefined) return installed;
    }
  }
  throw new Error(
    "The end-to-end tests need a Chromium, and none could be fetched. Install one with\n" +
      "  apt-get install chromium            (Debian, Ubuntu, as root)\n" +
      "  npx playwright install --with-deps chromium   (anywhere with internet access)\n" +
      "or name one that you have: CHROMIUM_PATH=/path/to/chrome npm test",
  );
}

/** Returns a headless shell instead of `found`, where available: in CI it is downloaded, elsewhere the command is printed. */
async function preferShell(found: string): Promise<string | undefined> {
  if (isShell(found) || process.env["CHROMIUM_PATH"] || !existsSync("/usr/bin/apt-get")) return undefined;
  if (process.env["CI"] === undefined || process.getuid?.() !== 0) {
    console.log("The stories take half the time on a headless shell: apt-get install chromium-headless-shell");
    return undefined;
  }
  const args = ["install", "-y", "--no-install-recommends", "chromium-headless-shell"];
  await runCommand("apt-get", args, { seconds: 120, environment: { DEBIAN_FRONTEND: "noninteractive" }, quiet: true });
  return firstThatStarts();
}

const isShell = (path: string) => /headless[-_]shell/.test(path);

/** Returns the first browser that starts, because an installed one may not: Playwright's download without its libraries, or Ubuntu's hint to use snap. */
async function firstThatStarts(isVisible = false): Promise<string | undefined> {
  for (const path of installedChromiums()) {
    // It would run invisibly.
    if (isVisible && isShell(path)) continue;
    // On Windows `--version` opens a window instead of printing.
    if (process.platform === "win32") return path;
    if ((await runCommand(path, ["--version"], { seconds: 20, quiet: true })) === 0) return path;
  }
  return undefined;
}
