import { createApi } from "./api";
import { problem } from "../http/response/problem";
import { runtime } from "../runtime";

type Api = ReturnType<typeof createApi>;

declare global {
  /**
   * The API behind Next's route, with the function that created it, which differs after its code was reloaded; `"closed"` when this process serves
   * the API itself.
   */
  var keelApiRoute: { api: Api; madeBy: typeof createApi } | "closed" | undefined;
}

/** Closes Next's API route, because this process serves the API itself. Each request has one handler only. */
export function closeApiRoute(): void {
  globalThis.keelApiRoute = "closed";
}

/** Handles a request to Next's API route. There is one API per process, because its limiter keeps counts. During development its code is reloaded. */
export const handleApiRoute: Api = (request) => {
  const route = globalThis.keelApiRoute;
  if (route === "closed") return problem(404, "not_found", "There is nothing at this address.");
  if (route?.madeBy === createApi) return route.api(request);
  const api = createApi(runtime());
  globalThis.keelApiRoute = { api, madeBy: createApi };
  return api(request);
};
