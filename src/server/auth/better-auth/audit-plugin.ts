import type { BetterAuthPlugin } from "better-auth";
import { createAuthMiddleware, isAPIError } from "better-auth/api";
import { z } from "zod";
import type { Database } from "../../db/client";
import { endpointAt } from "./endpoint-policy";
import { auditEventsOf, type HookContext } from "./audit-events";
import { recordAccountEvents } from "./account-events";
import { requestChangesOf } from "./request-changes";

const ofUser = z.object({ userId: z.string() });
const changedFields = z.record(z.string(), z.unknown());

const namesOf = (values: Record<string, unknown>) =>
  Object.keys(values).filter((name) => values[name] !== undefined && name !== "updatedAt");

/**
 * Creates the plugin that records calls in the audit log, before their response: a call that cannot be recorded gets no response and no cookie. It
 * runs after every plugin that may still refuse.
 */
export function auditLog(db: Database) {
  const record = async (ctx: HookContext) => {
    const audit = endpointAt(ctx)?.audit;
    if (audit === undefined || audit === "nothing") return;
    const { returned } = ctx.context;
    // An internal failure is not an action of the caller.
    if (isAPIError(returned) && returned.statusCode >= 500) return;
    await recordAccountEvents(db, await auditEventsOf(ctx, audit, requestChangesOf(ctx)));
  };

  return {
    id: "audit-log",
    init: () => ({
      options: {
        databaseHooks: {
          user: {
            create: {
              after: async ({ id }, context) => void Object.assign(requestChangesOf(context), { created: id }),
            },
            update: {
              before: async (data, context) => {
                requestChangesOf(context).fields = namesOf(changedFields.parse(data));
              },
              after: async ({ id }, context) => void Object.assign(requestChangesOf(context), { userId: id }),
            },
            delete: {
              after: async ({ id }, context) => void Object.assign(requestChangesOf(context), { deleted: id }),
            },
          },
          account: {
            create: {
              after: async ({ providerId, userId }, context) =>
                void Object.assign(requestChangesOf(context), {
                  linked: providerId !== "credential" || undefined,
                  userId,
                }),
            },
            update: {
              after: async (account, context) =>
                void Object.assign(requestChangesOf(context), ofUser.safeParse(account).data),
            },
          },
          session: {
            delete: {
              after: async ({ userId }, context) => void Object.assign(requestChangesOf(context), { ended: userId }),
            },
          },
        },
      },
    }),
    hooks: { after: [{ matcher: () => true, handler: createAuthMiddleware(record) }] },
  } satisfies BetterAuthPlugin;
}
