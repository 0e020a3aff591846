import { randomUUID } from "node:crypto";
import type { Authentication } from "./authenticate";

/** Carries to a page which visit it is made for. The listener sets it; what a client sends under this name never arrives. */
export const pageVisitHeader = "x-keel-page-visit";

/** Pages that are being made, each with who asked for it. One per process: Next bundles its own copy of the modules. */
export interface PageVisits {
  /** Returns the id of the visit, which nobody can guess; `end` it with the answer. */
  begin: (authentication: Authentication) => string;
  find: (id: string) => Authentication | undefined;
  end: (id: string) => void;
}

export function createPageVisits(): PageVisits {
  const visits = new Map<string, Authentication>();
  return {
    begin: (authentication) => {
      const id = randomUUID();
      visits.set(id, authentication);
      return id;
    },
    find: (id) => visits.get(id),
    end: (id) => void visits.delete(id),
  };
}
