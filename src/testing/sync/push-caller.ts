import { createContext } from "~/server/context";
import { appRouter, features } from "~/server/router";
import { createApply } from "~/server/sync/push/apply";
import { createReadChanged } from "~/server/sync/push/changed-rows";
import { pushInput } from "~/server/sync/push/input";
import { createPush, type PushDeps } from "~/server/sync/push/push";
import { createReplay } from "~/server/sync/push/replay";
import { createCallerFactory, relayingProcedure, router } from "~/server/trpc";
import type { Person } from "../people/people";

const { tasks } = features;
/** The procedures that commands call. */
export const replayed = router({ tasks: tasks.router });

/** Returns a function that calls, as a person, the procedures of a server whose `sync.push` has other parts. */
export function pushCaller(parts: Partial<Omit<PushDeps<object>, "readChanged">>) {
  const apply = createApply(createReplay(replayed));
  const push = createPush({ apply, readChanged: createReadChanged({ tasks: tasks.synced }), ...parts });
  const createCaller = createCallerFactory(
    router({
      push: relayingProcedure.input(pushInput).mutation(({ ctx, input }) => push(ctx, input)),
      changes: appRouter.sync.changes,
    }),
  );
  return async ({ server: { runtime }, token }: Pick<Person, "server" | "token">) => {
    const headers = new Headers({ authorization: `Bearer ${token}` });
    const { principal } = await runtime.authenticate({ headers, method: "POST" });
    return createCaller(createContext(runtime, { principal, headers, requestId: "push", serverRequestId: null }));
  };
}
