import { createContext } from "~/server/context";
import { appRouter } from "~/server/router";
import type { Runtime } from "~/server/runtime";
import { createTrpcHandler } from "~/server/api/trpc-handler";

/**
 * The procedures alone: identifies the caller and answers. No limits, no log, no headers, no correlation id,
 * no body limit, no deadline per request. `build.ts` substitutes it for `server/api/api.ts` to measure what these cost.
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
