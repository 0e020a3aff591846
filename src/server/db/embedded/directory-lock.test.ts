import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { lockDirectory } from "./directory-lock";
import { identifyThisProcess, isAlive } from "./process-identity";

const hasty = { settleMs: 60, heartbeatMs: 400 };
let place = "";
let count = 0;
const newPath = () => join(place, String((count += 1)));

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "keel-lock-"));
});

afterAll(async () => {
  await rm(place, { recursive: true, force: true });
});

/** Writes a lock as a process with that identity would have left it. */
async function plantLock(holder: object | string): Promise<string> {
  const path = newPath();
  await mkdir(path);
  await writeFile(join(path, "7"), typeof holder === "string" ? holder : JSON.stringify(holder));
  return path;
}

test("the holder of the lock keeps all others out until it is released", async () => {
  const path = newPath();
  const lock = await lockDirectory(path, hasty);
  await expect(lockDirectory(path, hasty)).rejects.toThrow(`process ${process.pid} holds ${path}`);
  await lock.release();
  const next = await lockDirectory(path, hasty);
  await next.release();
});

test("of many processes at once, one gets it", async () => {
  const path = newPath();
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => lockDirectory(path, hasty)));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("of many processes that find a dead holder at once, one takes over", async () => {
  for (let round = 0; round < 4; round += 1) {
    const path = await plantLock({ ...(await identifyThisProcess()), started: "another process" });
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => lockDirectory(path, hasty)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await readdir(path)).filter((name) => Number(name) > 7)).toHaveLength(1);
  }
});

test("a dead holder keeps no process out, even if its pid is reused", async () => {
  const child = spawn(process.execPath, ["--version"], { stdio: "ignore" });
  const gone = child.pid;
  await new Promise((resolve) => child.once("exit", resolve));
  const self = await identifyThisProcess();
  for (const holder of [
    { ...self, pid: gone },
    { ...self, started: "1" },
  ]) {
    const path = await plantLock(holder);
    const lock = await lockDirectory(path, hasty);
    expect(JSON.parse(await readFile(join(path, "8"), "utf8"))).toEqual(self);
    await lock.release();
  }
});

test("a lock file that a power failure cut off keeps no process out", async () => {
  for (const content of ["", '{"pid":', "\0\0\0"]) {
    const lock = await lockDirectory(await plantLock(content), hasty);
    await lock.release();
  }
});

test("a holder in another container keeps the lock as long as its heartbeat continues", async () => {
  const path = await plantLock({ pid: process.pid, started: "1", space: "another container" });
  const heart = setInterval(() => void utimes(join(path, "7"), new Date(), new Date()), 50);
  await expect(lockDirectory(path, hasty)).rejects.toThrow("already running");
  clearInterval(heart);
  const lock = await lockDirectory(path, hasty);
  await lock.release();
});

test("a newcomer whose view is out of date steps back", async () => {
  const path = await plantLock({ pid: process.pid, started: "1", space: "another container" });
  const staying = JSON.stringify(await identifyThisProcess());
  const newcomer = lockDirectory(path, hasty);
  const outcome = newcomer.catch((error: unknown) => String(error));
  await sleep(150);
  // Meanwhile others came and went, up to one who stays, and cleared away what the newcomer is looking at.
  await writeFile(join(path, "9"), staying);
  await rm(join(path, "7"));
  expect(await outcome).toContain("already running");
  expect(await readdir(path)).toEqual(["9"]);
});

test("this process is found to be alive", async () => {
  const self = await identifyThisProcess();
  expect(await isAlive(self)).not.toBe(false);
  expect(await isAlive({ ...self, pid: 2 ** 22 + 1 })).toBe(false);
});
