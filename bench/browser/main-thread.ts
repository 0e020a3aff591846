import type { Browser, Page } from "@playwright/test";
import { z } from "zod";

const traceSchema = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      pid: z.number(),
      tid: z.number(),
      ts: z.number(),
      dur: z.number().default(0),
      tdur: z.number().default(0),
      args: z.object({ name: z.unknown() }).partial().optional(),
    }),
  ),
});

/** A task of a page's main thread, in milliseconds. */
interface Task {
  /** Its wall-clock time, which includes other processes. */
  duration: number;
  /** Its processor time. */
  work: number;
}

/** Returns the result of `act` and the tasks of the page's main thread meanwhile, or between its marks `measured from` and `measured to`. */
export async function traceMainThread<Result>(
  browser: Browser,
  page: Page,
  act: () => Promise<Result>,
): Promise<{ result: Result; tasks: Task[] }> {
  await browser.startTracing(page, { categories: ["toplevel", "blink.user_timing"] });
  const result = await act();
  const { traceEvents } = traceSchema.parse(JSON.parse((await browser.stopTracing()).toString("utf8")));
  const threadOf = ({ pid, tid }: { pid: number; tid: number }) => `${pid} ${tid}`;
  const threads = new Set(
    traceEvents.filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain").map(threadOf),
  );
  const timeOf = (mark: string) => traceEvents.find(({ name }) => name === mark)?.ts;
  const [from, to] = [timeOf("measured from") ?? 0, timeOf("measured to") ?? Number.POSITIVE_INFINITY];
  const tasks = traceEvents
    .filter((event) => event.name === "ThreadControllerImpl::RunTask" && threads.has(threadOf(event)))
    .filter(({ ts, dur }) => ts + dur > from && ts < to)
    .map(({ dur, tdur }) => ({ duration: dur / 1000, work: tdur / 1000 }));
  return { result, tasks };
}
