import { createApi } from "./api";
import { problem } from "../http/response/problem";
import { runtime } from "../runtime";

type Api = ReturnType<typeof createApi>;

declare global {
  /** What Next's route answers with: the API and what made it, which is another function once its code was reloaded; or that it is closed. */
  var keelApiRoute: { api: Api; madeBy: typeof createApi } | "closed" | undefined;
}

/** Closes the API that Next's route offers: this process serves it by itself, and each request is answered by one of them only. */
export function closeApiRoute(): void {
  globalThis.keelApiRoute = "closed";
}

/** The API for Next's route: one per process, for its limiter counts what came before. Its code is reloaded in development. */
export const handleApiRoute: Api = (request) => {
  const route = globalThis.keelApiRoute;
  if (route === "closed") return problem(404, "not_found", "There is nothing at this address.");
  if (route?.madeBy === createApi) return route.api(request);
  const api = createApi(runtime());
  globalThis.keelApiRoute = { api, madeBy: createApi };
  return api(request);
};
