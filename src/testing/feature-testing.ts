import type { EventKind } from "~/server/audit/kinds";
import type { Feature } from "~/server/operations/feature";
import type { openConnection } from "./database/database";
import type { Person } from "./people/people";
import type { OfKind } from "./stories/story";

/** Ids of the caller's rows in an access matrix. In the matrix of administrators they belong to another user. */
export interface Given {
  person: string;
  session: string;
  task: string;
  /** A task in the trash. */
  trashed: string;
  project: string;
  section: string;
  view: string;
  reminder: string;
  comment: string;
  /** A browser that gets push messages. */
  device: string;
}

export type Input = (given: Given) => object | undefined;

/** What a feature declares for tests. The compiler reports a missing procedure or event. */
export type TestingOf<Declared extends Feature> = {
  /** For each procedure an input with which its owner, or an administrator, succeeds. */
  inputs: Record<keyof Declared["router"]["_def"]["procedures"], Input>;
  /** Procedures after which the caller is no longer signed in. */
  ending?: readonly (keyof Declared["router"]["_def"]["procedures"])[];
  /** For each event the stories that cause it, successfully and not. */
  stories: Record<Extract<Declared["events"][number]["kind"], EventKind>, OfKind>;
  /** Restores the rows that the inputs refer to, before each call. */
  prepare?: (sql: ReturnType<typeof openConnection>) => Promise<void>;
} & ExportedTesting<Declared["exported"]>;

/** Inserts a row into each table that is part of the account's export. */
type ExportedTesting<Exported> = keyof Exported extends never
  ? unknown
  : { exported: Record<keyof Exported, (person: Person) => Promise<unknown>> };
