import { expect } from "vitest";
import { uuidv7 } from "uuidv7";
import type { EventKind } from "~/server/audit/kinds";
import { nilUserId } from "~/server/audit/table";
import { refusalOf } from "../server/responses";
import { type Caller, callerAs } from "../server/caller";
import { type Person, postJson, signUp, somebody } from "../people/people";
import { testServer, type TestServer } from "../server/runtime";

/** Has something come about by way of the real parts; answers where the trail tells of it, and what it is to tell. */
export type Story = () => Promise<{ server: TestServer; event: EventFields }>;

export interface EventFields {
  /** Whose trail it stands in. */
  user_id: string;
  actor_id?: string | null;
  reason?: string | null;
  details?: object | null;
  request_id?: string;
}

/** How one kind of event comes about, and how what was tried fails; `never` where the trail has no such event. */
export type OfKind = { done: Story; failed: Story | "never" } | { done: "never"; failed: Story };

/** The stories of some kinds. */
export type Stories = Partial<Record<EventKind, OfKind>>;

/** The event as its subject's own. */
export function own({ server, userId }: Pick<Person, "server" | "userId">, event: Omit<EventFields, "user_id"> = {}) {
  return { server, event: { user_id: userId, actor_id: userId, ...event } };
}

/** Posts to Better Auth in the browser of `person`. */
export function post({ server, cookie }: Pick<Person, "server" | "cookie">, path: string, body: object) {
  return postJson(server, `/api/auth${path}`, body, { cookie });
}

/** A new person who does `act`, and what the trail is to tell of it as their own. */
export function alone(act: (person: Person) => Promise<Omit<EventFields, "user_id"> | void>): Story {
  return async () => {
    const person = await signUp();
    return own(person, (await act(person)) ?? {});
  };
}

/** Somebody who has stories enough to live through that do not touch each other. */
export function among(act: (person: Person) => Promise<Omit<EventFields, "user_id"> | void>): Story {
  return async () => {
    const person = await somebody();
    return own(person, (await act(person)) ?? {});
  };
}

/** Somebody who is refused what `act` tries. */
export const refused = (act: (caller: Caller) => Promise<unknown>): Story =>
  among(async (person) => {
    expect(await refusalOf(act(callerAs(person)))).toMatchObject({ code: "FORBIDDEN" });
    return { reason: "forbidden" };
  });

/** What a call that nobody is signed in for leaves, found by its id. */
export const anonymous =
  (path: string, body: object, reason: string): Story =>
  async () => {
    const server = await testServer();
    const requestId = uuidv7();
    await postJson(server, `/api/auth${path}`, body, { "x-request-id": requestId });
    return { server, event: { user_id: nilUserId, actor_id: null, reason, request_id: requestId } };
  };

/** No one's password. */
export const wrong = "a wrong long password";
