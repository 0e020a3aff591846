import type { BetterAuthOptions, DBAdapter, DBAdapterInstance, DBTransactionAdapter, Where } from "better-auth";
import { z } from "zod";
import { nilUserId } from "../../audit/table";
import { removePassedFactors } from "../devices/trusted-devices";
import { endSessions, type OnSessionEnd } from "./session-end";
import { cutUserAgent } from "../../http/address/user-agent";
import { currentTransaction } from "./current-transaction";
import { earlier, type SessionLifetime } from "./lifetime";
import { admit, requireCurrentEpoch } from "./open-session";
import { incrementEpoch } from "./security-epoch";
import { currentSignIn } from "./sign-in";
import { recordEpochs, isActiveSession } from "./stored-session";

export interface GuardOptions {
  lifetime: SessionLifetime;
  onSessionEnd: OnSessionEnd;
}

type Within = <Result>(work: (adapter: DBTransactionAdapter) => Promise<Result>) => Promise<Result>;

const newSession = z.looseObject({ userId: z.string(), expiresAt: z.date(), userAgent: z.string().nullish() });
const owned = z.looseObject({ userId: z.string() });
const opened = z.looseObject({ createdAt: z.date() });
const newVerification = z.looseObject({ identifier: z.string(), value: z.string() });

/** The fields of an authenticator that a request from before the epoch may not change. */
const factorFields = ["secret", "backupCodes", "verified"];

/**
 * Returns Better Auth's adapter with rules that hold whichever endpoint uses it. A session is opened only in the epoch that its sign-in began in. A
 * password or a second factor changes only together with the epoch. A session that no longer counts is not found.
 */
export function guardAdapter(make: DBAdapterInstance, guarding: GuardOptions): DBAdapterInstance {
  return (options: BetterAuthOptions): DBAdapter => {
    const adapter = make(options);
    const plain = { ...adapter };
    const within: Within = (work) => plain.transaction(work);
    // The same object, because Better Auth keeps its schema check with it.
    return Object.assign(adapter, guard(plain, within, guarding), {
      transaction: ((work) =>
        plain.transaction((inner) =>
          work({ ...inner, ...guard(inner, (each) => each(inner), guarding) }),
        )) satisfies DBAdapter["transaction"],
    });
  };
}

function guard(
  plain: DBTransactionAdapter,
  within: Within,
  { lifetime, onSessionEnd }: GuardOptions,
): Partial<DBTransactionAdapter> {
  const create: DBAdapter["create"] = (input) => {
    if (input.model === "session") {
      return within(async (adapter) => {
        const { userId, expiresAt, userAgent } = newSession.parse(input.data);
        const admission = await admit(currentTransaction(), { userId, expiresAt, lifetime });
        const data = { ...input.data, ...admission, userAgent: cutUserAgent(userAgent) };
        return adapter.create({ ...input, data });
      });
    }
    const userId = ownerOfTrust(input.model, input.data);
    const hasPassword = input.model === "account" && typeof Reflect.get(input.data, "password") === "string";
    if (userId === undefined && !hasPassword) return plain.create(input);
    return within(async (adapter) => {
      if (userId !== undefined) await requireCurrentEpoch(currentTransaction(), userId);
      else await endWithPassword(owned.parse(input.data).userId);
      return adapter.create(input);
    });
  };

  const update: DBAdapter["update"] = (input) => {
    const { model, where, update: fields } = input;
    if (model === "session" && fields["expiresAt"] instanceof Date) return extendSession(plain, input, lifetime);
    if (model === "user" && "twoFactorEnabled" in fields) {
      return within(async (adapter) => {
        const userId = valueOf(where, "id");
        const ended = await endOtherSessions(userId);
        // The epoch that this request has set is its own, unless another request changed it since it began.
        await requireCurrentEpoch(currentTransaction(), userId);
        for (const startedAt of ended) onSessionEnd({ userId, startedAt });
        return adapter.update(input);
      });
    }
    const isPassword = model === "account" && "password" in fields;
    if (!isPassword && !(model === "twoFactor" && factorFields.some((name) => name in fields))) {
      return plain.update(input);
    }
    return within(async (adapter) => {
      const { userId } = owned.parse(await adapter.findOne({ model, where }));
      if (isPassword) await endWithPassword(userId);
      else await requireCurrentEpoch(currentTransaction(), userId);
      return adapter.update(input);
    });
  };

  return {
    create,
    update,
    updateMany: (input) => {
      if (input.model !== "account" || !("password" in input.update)) return plain.updateMany(input);
      return within(async (adapter) => {
        await endWithPassword(valueOf(input.where, "userId"));
        return adapter.updateMany(input);
      });
    },
    deleteMany: (input) => {
      const userId = input.where.find(({ field }) => field === "userId")?.value;
      if (input.model !== "session" || typeof userId !== "string") return plain.deleteMany(input);
      return within(async (adapter) => {
        await incrementEpoch(currentTransaction(), { userId, keep: "none" });
        return adapter.deleteMany(input);
      });
    },
    delete: (input) => {
      if (input.model !== "passkey") return plain.delete(input);
      return within(async (adapter) => {
        const found = owned.safeParse(await adapter.findOne(input)).data;
        if (found !== undefined) await incrementEpoch(currentTransaction(), { userId: found.userId, keep: "all" });
        return adapter.delete(input);
      });
    },
    findOne: async <Row>(input: Parameters<DBAdapter["findOne"]>[0]) => {
      const found = await plain.findOne<Row>(input);
      // For a user that exists, their sign-in methods are read next. Without one the same query runs, so that the time reveals nothing.
      if (found === null && input.model === "user" && input.join !== undefined && "account" in input.join) {
        await plain.findMany({ model: "account", where: [{ field: "userId", value: nilUserId }] });
      }
      if (found === null) return null;
      recordEpochs(input.model, found);
      return input.model !== "session" || isActiveSession(found, lifetime) ? found : null;
    },
    findMany: async <Row>(input: Parameters<DBAdapter["findMany"]>[0]) => {
      const found = await plain.findMany<Row>(input);
      for (const row of found) recordEpochs(input.model, row);
      return found;
    },
  };
}

/** Returns the user that a new row lets in: a passkey, an authenticator, a trusted browser or a pending sign-in. */
function ownerOfTrust(model: string, data: object): string | undefined {
  if (model === "passkey" || model === "twoFactor") return owned.parse(data).userId;
  if (model !== "verification") return undefined;
  const { identifier, value } = newVerification.parse(data);
  return /^(trust-device-|2fa-(?!attempts-))/.test(identifier) ? value : undefined;
}

/** Ends what relied on the old password. */
async function endWithPassword(userId: string): Promise<void> {
  const transaction = currentTransaction();
  await incrementEpoch(transaction, { userId, keep: "none" });
  await removePassedFactors(transaction, userId);
}

/** Ends the other sessions of a user whose second factor is switched, because they were opened under other requirements. */
async function endOtherSessions(userId: string): Promise<Date[]> {
  const presented = currentSignIn()?.presented;
  const except = presented?.userId === userId ? presented.id : undefined;
  return endSessions(currentTransaction(), { userId, except });
}

async function extendSession<Row>(
  plain: DBTransactionAdapter,
  input: Parameters<DBAdapter["update"]>[0],
  lifetime: SessionLifetime,
): Promise<Row | null> {
  const found = opened.safeParse(await plain.findOne(input)).data;
  if (found === undefined) return null;
  const expiresAt = earlier(z.date().parse(input.update["expiresAt"]), lifetime.endOf(found.createdAt));
  return plain.update<Row>({ ...input, update: { ...input.update, expiresAt } });
}

function valueOf(where: Where[], field: string): string {
  return z.string().parse(where.find((each) => each.field === field)?.value);
}
