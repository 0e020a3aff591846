import { uuidv7 } from "uuidv7";
import { nilUserId } from "~/server/audit/table";
import { signUpAdmin } from "../people/admins";
import { callerAs, type Caller } from "../server/caller";
import { type Person, signUp, renew } from "../people/people";
import type { Story, EventFields } from "./story";

/** The reason for administrators' actions. */
export const reason = "They asked for it";

let shared: Promise<Person> | undefined;
/** Returns the administrator who takes part in all stories. */
export const administrator = async () => renew(await (shared ??= signUpAdmin()));

/** Runs an administrator's action on a new user, in whose audit log it is found. */
export const onUser =
  (act: (caller: Caller, person: Person) => Promise<object | null>): Story =>
  async () => {
    const [admin, person] = [await administrator(), await signUp()];
    const details = await act(callerAs(admin), person);
    return {
      server: person.server,
      event: { user_id: person.userId, actor_id: admin.userId, reason, details },
    };
  };

/** Runs an administrator's action on an unknown user. */
export const onUnknownUser =
  (act: (caller: Caller) => Promise<Partial<EventFields>>): Story =>
  async () => {
    const admin = await administrator();
    const event = await act(callerAs(admin));
    return { server: admin.server, event: { user_id: nilUserId, actor_id: admin.userId, ...event } };
  };

/** An account that does not exist. */
export const someone = { id: uuidv7(), reason };
