import type { ExportedParts } from "~/server/operations/exported-part";
import type { Feature } from "~/server/operations/feature";
import { accountEvents, accountLinks } from "./declarations";
import { createAccountRouter } from "./router";

/** Returns the server part of the feature, whose export holds `parts`. Further events and rows of accounts are declared in `server/auth`. */
export const createAccountFeature = <Parts extends ExportedParts>(parts: Parts) =>
  ({
    router: createAccountRouter(parts),
    events: accountEvents,
    permissions: [],
    jobs: [],
    links: accountLinks,
    exported: {},
  }) satisfies Feature;
