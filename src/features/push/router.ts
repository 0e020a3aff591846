import { TRPCError } from "@trpc/server";
import { uuidv7 } from "uuidv7";
import { describeUserAgent } from "~/server/http/address/describe-user-agent";
import { isPushEndpoint } from "~/server/http/address/push-endpoint";
import { protectedProcedure, recordedProcedure, router } from "~/server/trpc";
import { areBrowserKeys } from "~/server/web-push/encrypt-message";
import { isOfAnother, remove, store } from "./queries";
import { deviceIdInput, type PushDevice, subscribeInput } from "./schema";

/** Procedures for the browsers on which the caller is notified. */
export const pushRouter = router({
  /** Returns the key that a browser subscribes with, and the browsers that have. */
  devices: protectedProcedure.query(async ({ ctx: { db, ownerId, principal, pushOutbox } }) => {
    const { publicKey } = await pushOutbox.findKey();
    const subscriptions = await pushOutbox.list(db, { ownerId });
    const devices = subscriptions.map(({ id, sessionId, userAgent, createdAt, lastUsedAt }): PushDevice => ({
      id,
      device: describeUserAgent(userAgent) ?? "an unknown device",
      isCurrent: sessionId === principal.sessionId,
      createdAt,
      lastUsedAt,
    }));
    return { publicKey, devices };
  }),

  /** Notifies the caller on this browser from now on, until its session ends. */
  subscribe: recordedProcedure("push.subscribed")
    .input(subscribeInput)
    .mutation(async ({ ctx, input }) => {
      const { db, ownerId, principal, pushOutbox, origin, audit } = ctx;
      const { sessionId } = principal;
      if (sessionId === undefined) {
        const message = "Only a browser that is signed in can be notified.";
        throw new TRPCError({ code: "BAD_REQUEST", message });
      }
      if (!isPushEndpoint(input.endpoint, pushOutbox.services)) {
        const message = "Keel does not send notifications to the push service of this browser.";
        throw new TRPCError({ code: "BAD_REQUEST", message });
      }
      if (!areBrowserKeys(input)) {
        throw new TRPCError({ code: "BAD_REQUEST", message: "These are not the keys of a push subscription." });
      }
      const userAgent = origin.userAgent ?? null;
      return store({ db, pushOutbox, audit }, { id: uuidv7(), userId: ownerId, sessionId, userAgent, ...input });
    }),

  /** Notifies the caller on that browser no longer. */
  unsubscribe: recordedProcedure("push.unsubscribed")
    .input(deviceIdInput)
    .mutation(async ({ ctx: { db, ownerId, audit }, input: { id } }) => {
      if (await remove(db, { ownerId, id }, audit)) return { id };
      if (await isOfAnother(db, { ownerId, id })) {
        throw new TRPCError({ code: "FORBIDDEN", message: "This device belongs to someone else." });
      }
      throw new TRPCError({ code: "NOT_FOUND", message: "This device is not notified." });
    }),

  /** Sends a notification to all browsers of the caller; to none if there are none, or after too many in an hour. */
  test: recordedProcedure("push.tested").mutation(async ({ ctx: { db, ownerId, pushOutbox, audit } }) => {
    const message = {
      title: "Notifications work",
      body: "Your reminders will look like this.",
      tag: "test",
      path: "/settings/notifications",
    };
    const sent = await db.transaction(async (transaction) => {
      const devices = await pushOutbox.enqueue(transaction, { ownerId, message });
      if (devices > 0) await audit.record(transaction, { details: { devices } });
      return devices;
    });
    return { devices: sent };
  }),
});
