import { type Browser, chromium } from "@playwright/test";
import postgres from "postgres";
import { chromiumFlags, obtainChromium } from "../../scripts/test/chromium";
import { atMost, type Figure, type ReportSection } from "../report/section";
import { median, ratios } from "../report/statistics";
import { emailOf, password } from "../servers/seed";
import type { Server } from "../servers/servers";
import { plantTasks } from "./plant";
import { bundleForBrowser, startPlainPage } from "./plain-server";
import { type Contender, measureVisit, type Metric, metrics, type Visit } from "./visit";

/** Milliseconds after which the whole suite ends, whatever a page does. */
const maxDuration = 25 * 60_000;

/** The work of the page's main thread. Unlike the time, it hardly depends on other load of the machine. */
const work = (of: string) => `  ${of}, by processor time`;
const labels: Record<Metric, { label: string; unit: string; goal?: number }> = {
  cold: { label: "first row, nothing cached", unit: "ms" },
  warm: { label: "first row, opened before", unit: "ms", goal: 300 },
  added: { label: "from Enter to the new row", unit: "ms", goal: 32 },
  addedWork: { label: work("the page's work"), unit: "ms" },
  checked: { label: "from the click to the checked row", unit: "ms", goal: 32 },
  checkedWork: { label: work("the page's work"), unit: "ms" },
  scrolling: { label: "longest task while scrolling", unit: "ms", goal: 50 },
  scrollingWork: { label: work("the longest"), unit: "ms" },
  heap: { label: "JavaScript heap", unit: "MB" },
  nodes: { label: "elements in the page", unit: "" },
};

/** Measures the list of open tasks in a browser with a four times slower processor, compared with a plain page of the same tasks. */
export async function measureBrowser(options: {
  keel: Server;
  databaseUrl: string;
  sizes: number[];
  rounds: number;
  say: (line: string) => void;
}): Promise<ReportSection[]> {
  const { keel, databaseUrl, sizes, rounds, say } = options;
  // A headless shell paints its frames by another clock than the browser that people have.
  const executablePath = await obtainChromium({ isVisible: true });
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  const plain = await startPlainPage(sql);
  const script = await bundleForBrowser("page-clock.ts", "iife");
  const ends = performance.now() + maxDuration;
  const sections: ReportSection[] = [];
  try {
    for (const [position, count] of sizes.entries()) {
      const visits: Record<Contender["name"], Visit[]> = { keel: [], plain: [] };
      for (let round = 0; round < rounds && performance.now() < ends; round++) {
        say(`browser, ${count.toLocaleString("en")} tasks, round ${round + 1} of ${rounds} …`);
        const user = position + 1;
        await plantTasks(sql, user, count);
        const contenders = [keelList(keel.origin, user), plainList(plain.origin, user)];
        for (const contender of round % 2 === 0 ? contenders : contenders.toReversed()) {
          const browser = await chromium.launch({ executablePath, args: chromiumFlags });
          try {
            const visit = await measureVisit(browser, contender, { script, count });
            visits[contender.name].push(visit);
            say(`  ${contender.name}: ${metrics.map((metric) => `${metric} ${visit[metric].toFixed(0)}`).join(", ")}`);
          } catch (error) {
            say(`${contender.name} could not be measured: ${error instanceof Error ? error.message : String(error)}`);
          } finally {
            await browser.close();
          }
        }
      }
      sections.push({ title: `${count.toLocaleString("en")} tasks in a browser`, figures: figuresOf(visits) });
    }
    return sections;
  } finally {
    await plain.stop();
    await sql.end();
  }
}

function keelList(origin: string, user: number): Contender {
  return {
    name: "keel",
    address: `${origin}/tasks`,
    open: async (browser: Browser) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      const signedIn = await context.request.post(`${origin}/api/auth/sign-in/email`, {
        data: { email: emailOf(user), password },
        headers: { origin },
      });
      if (!signedIn.ok()) throw new Error(`Sign-in answered ${signedIn.status()}.`);
      return context;
    },
  };
}

function plainList(origin: string, user: number): Contender {
  return {
    name: "plain",
    address: `${origin}/?user=${user}`,
    open: (browser: Browser) => browser.newContext({ viewport: { width: 1280, height: 800 } }),
  };
}

function figuresOf({ keel, plain }: Record<Contender["name"], Visit[]>): Figure[] {
  return metrics.map((metric) => {
    const { label, unit, goal } = labels[metric];
    const [ours, theirs] = [keel.map((visit) => visit[metric]), plain.map((visit) => visit[metric])];
    const beside = `plain ${median(theirs).toFixed(0)}, keel/plain ${median(ratios(ours, theirs)).toFixed(2)}`;
    const figure = { label, value: median(ours), unit: `${unit} (${beside})`.trimStart() };
    return goal === undefined ? figure : atMost(goal, figure);
  });
}
