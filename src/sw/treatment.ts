import { viewPaths } from "~/features/tasks/constants";
import { projectAt } from "~/shared/rows/project-path";
import { savedViewAt } from "~/shared/rows/saved-view-path";

/** What the worker does with a request: it answers a file from what it keeps, and a list that does not come by the shell. */
export type Treatment = "file" | "list";

const lists: ReadonlySet<string> = new Set(Object.values(viewPaths));

const isList = (path: string) => lists.has(path) || projectAt(path) !== undefined || savedViewAt(path) !== undefined;

/** Returns how a request is treated; `undefined` for all that the worker leaves alone: the API, what the router asks for, and every other page. */
export function treatmentOf(
  { method, mode, url }: Pick<Request, "method" | "mode" | "url">,
  ownOrigin: string,
): Treatment | undefined {
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== ownOrigin) return undefined;
  if (pathname.startsWith("/_next/static/")) return "file";
  return mode === "navigate" && isList(pathname) ? "list" : undefined;
}

/** Returns whether an answer says that the server is out, rather than anything about the page. */
export const saysOut = ({ status }: Pick<Response, "status">) => [502, 503, 504].includes(status);
