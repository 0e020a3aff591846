import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import type { Page } from "@playwright/test";
import { z } from "zod";
import { listKept } from "./worker.mjs";

/** The budget of each page: KB (1,000 bytes, compressed) of JavaScript before any interaction. */
export const weightLimits: Readonly<Record<string, number>> = {
  "/": 10,
  "/sign-in": 143,
  "/sign-up": 139,
  "/today": 204,
  "/settings/profile": 145,
  "/settings/security": 158,
  "/settings/sessions": 152,
  "/settings/activity": 143,
  "/settings/data": 147,
};

/** The budget of all files that the worker keeps, in KB (1,000 bytes, compressed). */
export const keptLimit = 605;

/** Pages that only visitors see. */
export const isForVisitors = (path: string): boolean => ["/", "/sign-in", "/sign-up"].includes(path);

export interface Script {
  file: string;
  /** Bytes transferred, without the response headers. */
  bytes: number;
}

/** Returns the files that the worker of the build in `release` keeps. */
export async function weighKept(release: string): Promise<Script[]> {
  const output = join(release, ".next");
  const files = await listKept(output);
  return files.map((file) => {
    const [path, compressed] = [join(output, file), join(output, `${file}.br`)];
    return { file: basename(file), bytes: statSync(existsSync(compressed) ? compressed : path).size };
  });
}

/** Opens `path` in `page`, which has loaded nothing before, and returns its scripts, the heaviest first. */
export async function weighPage(page: Page, path: string): Promise<Script[]> {
  const network = await page.context().newCDPSession(page);
  const names = new Map<string, string>();
  const heads = new Map<string, number>();
  const scripts: Script[] = [];
  network.on("Network.responseReceived", ({ requestId, response }) => {
    if (!response.mimeType.includes("javascript")) return;
    names.set(requestId, basename(new URL(response.url).pathname));
    heads.set(requestId, response.encodedDataLength);
  });
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const file = names.get(requestId);
    if (file !== undefined) scripts.push({ file, bytes: encodedDataLength - (heads.get(requestId) ?? 0) });
  });
  await network.send("Network.enable");
  await page.goto(path, { waitUntil: "networkidle" });
  await network.detach();
  return scripts.toSorted((one, other) => other.bytes - one.bytes);
}

export const kilobytesOf = (scripts: readonly Script[]): number =>
  scripts.reduce((total, { bytes }) => total + bytes, 0) / 1000;

const manifest = z.record(
  z.string(),
  z.object({ clientModules: z.record(z.string(), z.object({ chunks: z.array(z.string()) })) }),
);

/** Returns one line for each script: its size, and the modules in it, as far as the build in `release` lists them. */
export function explainScripts(scripts: readonly Script[], release: string): string {
  const modules = new Map<string, Set<string>>();
  for (const entry of readdirSync(join(release, ".next", "server", "app"), { recursive: true, encoding: "utf8" })) {
    if (!entry.endsWith("page_client-reference-manifest.js")) continue;
    const text = readFileSync(join(release, ".next", "server", "app", entry), "utf8");
    for (const { clientModules } of Object.values(manifest.parse(readAssigned(text)))) {
      for (const [name, { chunks }] of Object.entries(clientModules)) {
        for (const chunk of chunks) {
          const file = basename(chunk);
          modules.set(file, (modules.get(file) ?? new Set()).add(shortName(name)));
        }
      }
    }
  }
  return scripts
    .map(({ file, bytes }) => {
      const names = [...(modules.get(file) ?? ["React and Next, or a part of what is named elsewhere"])];
      return `${(bytes / 1000).toFixed(1).padStart(6)} KB  ${file}  ${names.slice(0, 8).join(", ")}`;
    })
    .join("\n");
}

/** Parses `globalThis.__RSC_MANIFEST["…"] = {…};` as a record. */
function readAssigned(text: string): unknown {
  const [, name = "", value = "{}"] = /__RSC_MANIFEST\["([^"]+)"\] = (\{.*\});?\s*$/s.exec(text) ?? [];
  const parsed: unknown = JSON.parse(value);
  return { [name]: parsed };
}

const shortName = (module: string) =>
  module
    .replace(/^.*\/(src|node_modules)\//, (_all, root: string) => (root === "src" ? "" : "node_modules/"))
    .replace(/ <.*$/, "");
