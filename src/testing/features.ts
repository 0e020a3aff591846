import { randomUUID } from "node:crypto";
import { accountTesting } from "~/features/account/feature.testing";
import { auditEventsTesting } from "~/features/audit-events/feature.testing";
import { commentsTesting } from "~/features/comments/feature.testing";
import { jobsTesting } from "~/features/jobs/feature.testing";
import { keysTesting } from "~/features/keys/feature.testing";
import { mailsTesting } from "~/features/mails/feature.testing";
import { preferencesTesting } from "~/features/preferences/feature.testing";
import { pushTesting } from "~/features/push/feature.testing";
import { projectsTesting } from "~/features/projects/feature.testing";
import { viewsTesting } from "~/features/views/feature.testing";
import { remindersTesting } from "~/features/reminders/feature.testing";
import { sectionsTesting } from "~/features/sections/feature.testing";
import { securityTesting } from "~/features/security/feature.testing";
import { sessionsTesting } from "~/features/sessions/feature.testing";
import { tagsTesting } from "~/features/tags/feature.testing";
import { tasksTesting } from "~/features/tasks/feature.testing";
import { usersTesting } from "~/features/users/feature.testing";
import type { features } from "~/server/router";
import type { Given, Input, TestingOf } from "./feature-testing";
import type { Person } from "./people/people";
import type { Stories } from "./stories/story";
import { commandOf } from "./sync/client";

/** The test declarations of each feature; the compiler reports a missing one. */
const testing = {
  tasks: tasksTesting,
  projects: projectsTesting,
  sections: sectionsTesting,
  views: viewsTesting,
  reminders: remindersTesting,
  comments: commentsTesting,
  tags: tagsTesting,
  push: pushTesting,
  preferences: preferencesTesting,
  sessions: sessionsTesting,
  auditEvents: auditEventsTesting,
  account: accountTesting,
  security: securityTesting,
  users: usersTesting,
  keys: keysTesting,
  mails: mailsTesting,
  jobs: jobsTesting,
  sync: {
    inputs: {
      changes: () => ({}),
      live: () => undefined,
      push: ({ person, task }) => ({
        userId: person,
        clientId: randomUUID(),
        acked: 0,
        commands: [commandOf("tasks.update", { id: task, title: "Ada's secret, changed", was: {} })],
      }),
    },
    stories: {},
  },
} satisfies { [Name in keyof typeof features]: TestingOf<(typeof features)[Name]> };

interface Known {
  exported?: Record<string, (person: Person) => Promise<unknown>>;
  inputs: Record<string, Input>;
  ending?: readonly string[];
  stories: Stories;
  prepare?: TestingOf<(typeof features)["tasks"]>["prepare"];
}
const known: [string, Known][] = Object.entries(testing);

const inputs = new Map<string, Input>(
  known.flatMap(([name, feature]) =>
    Object.entries(feature.inputs).map(([procedure, input]) => [`${name}.${procedure}`, input] as const),
  ),
);

/** The procedures that have an input, by names such as `tasks.create`. */
export const proceduresWithInput = [...inputs.keys()];

/** Returns the input of a procedure with which it succeeds. */
export const inputOf = (procedure: string, given: Given) => inputs.get(procedure)?.(given);

/** Procedures after which the caller, or another session of the account, is no longer signed in. */
export const endingProcedures: ReadonlySet<string> = new Set(
  known.flatMap(([name, { ending = [] }]) => ending.map((procedure) => `${name}.${procedure}`)),
);

/** Restores the rows that the inputs refer to. */
export async function prepareInputs(...[sql]: Parameters<NonNullable<Known["prepare"]>>): Promise<void> {
  for (const [, { prepare }] of known) await prepare?.(sql);
}

/** Inserts a row of the export's part `name` for `person`. */
export async function plantExported(name: string, person: Person): Promise<void> {
  for (const [, { exported = {} }] of known) await exported[name]?.(person);
}

/** The stories of all features' events. */
export const featureStories = {
  ...tasksTesting.stories,
  ...projectsTesting.stories,
  ...sectionsTesting.stories,
  ...viewsTesting.stories,
  ...remindersTesting.stories,
  ...commentsTesting.stories,
  ...tagsTesting.stories,
  ...pushTesting.stories,
  ...preferencesTesting.stories,
  ...sessionsTesting.stories,
  ...auditEventsTesting.stories,
  ...accountTesting.stories,
  ...securityTesting.stories,
  ...usersTesting.stories,
  ...keysTesting.stories,
  ...mailsTesting.stories,
  ...jobsTesting.stories,
};
