import { randomUUID } from "node:crypto";
import type { Authentication } from "./authenticate";

/** Carries the id of the visit to a page. The listener sets it, and removes what a client sends under this name. */
export const pageVisitHeader = "x-keel-page-visit";

/** The pages that are being rendered, each with its authentication. One per process, because Next bundles its own copy of the modules. */
export interface PageVisits {
  /** Returns the unguessable id of the visit; call `end` with the response. */
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
