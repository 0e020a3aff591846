import { expect, test } from "vitest";
import { declaredEvents } from "~/server/audit/kinds";
import type { Feature } from "~/server/operations/feature";
import { features } from "~/server/router";
import { eventLabel as wordsOf } from "./event-labels";

const sentences = Object.fromEntries(declaredEvents().map((event) => [event.kind, event]));
const eventLabel = (event: Parameters<typeof wordsOf>[0]) => wordsOf(event, sentences);

test("every event of a feature has sentences", () => {
  const declared = Object.values(features).flatMap(({ events }: Feature) => events);
  expect(Object.keys(sentences)).toEqual(expect.arrayContaining(declared.map(({ kind }) => kind)));
});

test("every kind of event has its own sentences for success and failure", () => {
  for (const kind of Object.keys(sentences)) {
    for (const outcome of ["success", "failure"] as const) {
      const words = eventLabel({ kind, outcome, details: null });
      expect(words).toMatch(/^[A-Z][\w ,'-]+$/);
      expect(words.toLowerCase()).not.toBe(kind.replaceAll(/[._]/g, " "));
    }
  }
});

test.for([
  ["session.started", "success", { method: "password" }, "Signed in with a password"],
  ["session.started", "failure", { method: "passkey" }, "Sign-in with a passkey failed"],
  ["session.revoked", "success", { which: "others" }, "Signed out everywhere else"],
  ["task.changed", "success", { fields: "title,dueOn,dueAt" }, "Changed a task: title, due date"],
  ["token.refused", "failure", { count: 12 }, "12 tokens refused"],
  ["later.kind_of_event", "failure", null, "Later kind of event failed"],
] as const)("%s (%s) with %j is: %s", ([kind, outcome, details, words]) => {
  expect(eventLabel({ kind, outcome, details: details === null ? null : { ...details } })).toBe(words);
});

test("an action taken on the server is never attributed to an administrator", () => {
  for (const kind of Object.keys(sentences)) {
    const words = eventLabel({ kind, outcome: "success", details: null, isByServer: true });
    expect(words).not.toContain("administrator");
  }
  const role = { kind: "user.role_changed", outcome: "success", details: null } as const;
  expect(eventLabel({ ...role, isByServer: true })).toBe("Role changed on the server");
  expect(eventLabel(role)).toBe("Role changed by an administrator");
});
