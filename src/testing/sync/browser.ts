import { IDBFactory } from "fake-indexeddb";
import { vi } from "vitest";
import type { TRPCClient } from "@trpc/client";
import { createTRPCRecursiveProxy } from "@trpc/server";
import type { AppRouter } from "~/client/api";
import { CallError } from "~/client/call-data";
import { createProcedureCalls } from "~/client/procedure-calls";
import { createTaskCopy } from "~/features/tasks/store/copy/task-copy";
import type { Person } from "../people/people";

/** The stream of changes, which never tells anything: tabs fetch changes for themselves. */
export class SilentStream extends EventTarget {
  close(): void {}
}

/** Makes this process a browser profile: one database and one window for all tabs, without locks. Undone by `vi.unstubAllGlobals`. */
export function stubBrowser({ locks }: { locks?: unknown } = {}): { page: EventTarget; window: EventTarget } {
  const page = Object.assign(new EventTarget(), { visibilityState: "visible", readyState: "complete" });
  const window = new EventTarget();
  vi.stubGlobal("indexedDB", new IDBFactory());
  vi.stubGlobal("window", window);
  vi.stubGlobal("document", page);
  vi.stubGlobal("navigator", { ...(locks !== undefined && { locks }) });
  vi.stubGlobal("EventSource", SilentStream);
  return { page, window };
}

type Push = TRPCClient<AppRouter>["sync"]["push"]["mutate"];

/** Returns the procedures as a page of `person` calls them. */
function callsOf({ token, server }: Person): TRPCClient<AppRouter> {
  const authorization = { authorization: `Bearer ${token}` };
  const calls = createProcedureCalls({
    fetch: (address) => server.fetch(address, { headers: authorization }),
    fetchKeepalive: (address, init) =>
      server.fetch(address, { ...init, headers: { "content-type": "application/json", ...authorization } }),
  });
  return createTRPCRecursiveProxy<TRPCClient<AppRouter>>(({ path, args: [input] }) => {
    const procedure = path.slice(0, -1).join(".");
    return path.at(-1) === "mutate" ? calls.mutate(procedure, input) : calls.query(procedure, input);
  });
}

/** The network between a tab and the server. */
export interface TabNetwork {
  isDown: boolean;
  /** What happens to a push in place of sending it. */
  push?: ((send: () => ReturnType<Push>, input: Parameters<Push>[0]) => ReturnType<Push>) | undefined;
}

/** Opens a tab of a user, with tasks as the feature declares them. */
export function openTab(person: Person, network: TabNetwork = { isDown: false }) {
  const { sync } = callsOf(person);
  const pushes: Parameters<Push>[0][] = [];
  const reach = <Answer>(send: () => Promise<Answer>): Promise<Answer> =>
    network.isDown ? Promise.reject(new CallError("Failed to fetch", undefined)) : send();
  const copy = createTaskCopy(person.userId, {
    changes: { query: (input) => reach(() => sync.changes.query(input)) },
    push: {
      mutate: (input) => {
        pushes.push(input);
        const send = () => reach(() => sync.push.mutate(input));
        return network.push === undefined ? send() : network.push(send, input);
      },
    },
  });
  const close = copy.start();
  return { copy, network, pushes, close, titles: () => copy.store.list().map(({ title }) => title) };
}

export type Tab = ReturnType<typeof openTab>;
