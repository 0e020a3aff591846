import { createContext } from "~/server/context";
import { appRouter } from "~/server/router";
import type { Runtime } from "~/server/runtime";
import { createTrpcHandler } from "~/server/api/trpc-handler";

/**
 * The procedures alone: a caller is identified and answered, and nothing stands around that. No limits, no log, no headers, no correlation id,
 * no body limit, no deadline per request. `build.ts` puts it in the place of `server/api/api.ts`, to tell what all of these cost.
 */
export function createApi(runtime: Runtime): (request: Request) => Promise<Response> {
  const { handle: answer } = createTrpcHandler(appRouter);
  return (request) =>
    answer(request, {
      createContext: async () => {
        const { principal } = await runtime.authenticate(request);
        return createContext(runtime, { principal, headers: request.headers, requestId: "", serverRequestId: null });
      },
      onError: () => undefined,
    });
}
