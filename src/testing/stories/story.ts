import { expect } from "vitest";
import { uuidv7 } from "uuidv7";
import type { EventKind } from "~/server/audit/kinds";
import { nilUserId } from "~/server/audit/table";
import { errorOf } from "../server/responses";
import { type Caller, callerAs } from "../server/caller";
import { type Person, postJson, signUp, sharedPerson } from "../people/people";
import { testServer, type TestServer } from "../server/runtime";

/** Causes an event through the real parts. Returns the server with its audit log, and the expected event. */
export type Story = () => Promise<{ server: TestServer; event: EventFields }>;

export interface EventFields {
  /** The user whose audit log contains it. */
  user_id: string;
  actor_id?: string | null;
  reason?: string | null;
  details?: object | null;
  request_id?: string;
}

/** The stories of one kind of event, for success and failure, or `never` if there is no such event. */
export type OfKind = { done: Story; failed: Story | "never" } | { done: "never"; failed: Story };

/** The stories of some kinds. */
export type Stories = Partial<Record<EventKind, OfKind>>;

/** Returns the event of a user's own action. */
export function own({ server, userId }: Pick<Person, "server" | "userId">, event: Omit<EventFields, "user_id"> = {}) {
  return { server, event: { user_id: userId, actor_id: userId, ...event } };
}

/** Posts to Better Auth in the browser of `person`. */
export function post({ server, cookie }: Pick<Person, "server" | "cookie">, path: string, body: object) {
  return postJson(server, `/api/auth${path}`, body, { cookie });
}

/** Runs `act` as a new user, and expects its event in their audit log: for events that count what a user has. */
export function alone(act: (person: Person) => Promise<Omit<EventFields, "user_id"> | void>): Story {
  return async () => {
    const person = await signUp();
    return own(person, (await act(person)) ?? {});
  };
}

/** Runs `act` as a shared user, whose stories do not affect each other. */
export function among(act: (person: Person) => Promise<Omit<EventFields, "user_id"> | void>): Story {
  return async () => {
    const person = await sharedPerson();
    return own(person, (await act(person)) ?? {});
  };
}

/** Runs `act` as a shared user, who is refused. */
export const refused = (act: (caller: Caller) => Promise<unknown>): Story =>
  among(async (person) => {
    expect(await errorOf(act(callerAs(person)))).toMatchObject({ code: "FORBIDDEN" });
    return { reason: "forbidden" };
  });

/** Runs a call without a session, and finds its event by the request id. */
export const anonymous =
  (path: string, body: object, reason: string): Story =>
  async () => {
    const server = await testServer();
    const requestId = uuidv7();
    await postJson(server, `/api/auth${path}`, body, { "x-request-id": requestId });
    return { server, event: { user_id: nilUserId, actor_id: null, reason, request_id: requestId } };
  };

/** A password that no account has. */
export const wrong = "a wrong long password";
