export const caseNames = ["noop", "list", "search", "create", "update", "push"] as const;
export type CaseName = (typeof caseNames)[number];

export interface Call {
  method: "GET" | "POST";
  path: string;
  /** Filled in by `createFiller` for each request. */
  body?: string;
}

/** One question, as sent to Keel (tRPC over HTTP) and to the references, which have paths of their own. */
export interface Case {
  name: CaseName;
  title: string;
  /** The goal relative to `plain`, by requests per second and by processor time, or `undefined` if none is set. */
  goal: number | undefined;
  keel: Call;
  reference: Call;
}

const query = (procedure: string, input?: object): Call => ({
  method: "GET",
  path: `/api/trpc/${procedure}${input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`}`,
});

const written = {
  title: "Send the quarterly report to the board",
  description: "With the figures of the last three months, and a page on what comes next.",
  priority: "high",
  dueOn: "2030-05-17",
  tags: ["work", "finance"],
};
const newTask = JSON.stringify(written);
const changedTask = JSON.stringify({ id: "$task", title: written.title, priority: "high" });
const oneCommand = JSON.stringify({
  userId: "$user",
  clientId: "$client",
  acked: 0,
  commands: [{ number: "$number", id: "$id", at: "$now", procedure: "tasks.create", input: { id: "$id", ...written } }],
}).replace('"$number"', "$number");

/** The cases in the order they run. Those that write come last, so that every list still has its 50 open tasks. */
export const cases: Case[] = [
  {
    name: "noop",
    title: "authenticated no-op",
    goal: 1,
    keel: query("noop"),
    reference: { method: "GET", path: "/noop" },
  },
  {
    name: "list",
    title: "tasks.list: 50 open tasks of 200",
    goal: 1.2,
    keel: query("tasks.list", { completed: "pending" }),
    reference: { method: "GET", path: "/tasks?completed=pending" },
  },
  {
    name: "search",
    title: "tasks.list: open, two priorities, two words",
    goal: undefined,
    keel: query("tasks.list", { completed: "pending", priority: ["high", "medium"], search: "the report" }),
    reference: { method: "GET", path: "/tasks?completed=pending&priority=high&priority=medium&search=the+report" },
  },
  {
    name: "create",
    title: "tasks.create",
    goal: 0.85,
    keel: { method: "POST", path: "/api/trpc/tasks.create", body: newTask },
    reference: { method: "POST", path: "/tasks", body: newTask },
  },
  {
    name: "update",
    title: "tasks.update: title and priority",
    goal: undefined,
    keel: { method: "POST", path: "/api/trpc/tasks.update", body: changedTask },
    reference: { method: "POST", path: "/tasks/change", body: changedTask },
  },
  {
    name: "push",
    title: "sync.push: one command, tasks.create",
    goal: undefined,
    keel: { method: "POST", path: "/api/trpc/sync.push", body: oneCommand },
    reference: { method: "POST", path: "/tasks", body: newTask },
  },
];
