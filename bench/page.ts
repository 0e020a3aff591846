import { chromium } from "@playwright/test";
import { chromiumFlags, installedChromiums } from "../scripts/test/chromium";
import { emailOf, password } from "./servers/seed";
import type { Server } from "./servers/servers";

export interface PageLoad {
  /** KB (1,000 bytes) of JavaScript transferred, compressed. */
  javascript: number;
  scripts: number;
  /** KB transferred in total. */
  total: number;
}

/** Opens /today, signed in, in a Chromium with an empty cache. Returns `undefined` without a Chromium. */
export async function measurePage(server: Server): Promise<PageLoad | undefined> {
  const [executablePath] = installedChromiums();
  if (executablePath === undefined) return undefined;
  const browser = await chromium.launch({ executablePath, args: chromiumFlags });
  try {
    const context = await browser.newContext({ baseURL: server.origin });
    const signedIn = await context.request.post("/api/auth/sign-in/email", {
      data: { email: emailOf(1), password },
      headers: { origin: server.origin },
    });
    if (!signedIn.ok()) throw new Error(`Sign-in answered ${signedIn.status()}.`);
    const page = await context.newPage();
    const network = await context.newCDPSession(page);
    const types = new Map<string, string>();
    const sizes = new Map<string, number>();
    network.on("Network.responseReceived", ({ requestId, type, response }) => {
      types.set(requestId, response.mimeType.includes("javascript") ? "Script" : type);
    });
    network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) =>
      sizes.set(requestId, encodedDataLength),
    );
    await network.send("Network.enable");
    const answer = await page.goto("/today", { waitUntil: "networkidle" });
    if (answer?.status() !== 200 || new URL(page.url()).pathname !== "/today") {
      throw new Error(`/today answered ${answer?.status()} and led to ${page.url()}.`);
    }
    const scripts = [...sizes].filter(([id]) => types.get(id) === "Script");
    return {
      javascript: sum(scripts.map(([, size]) => size)) / 1000,
      scripts: scripts.length,
      total: sum([...sizes.values()]) / 1000,
    };
  } finally {
    await browser.close();
  }
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
