import type { EventKind } from "~/server/audit/kinds";
import type { Feature } from "~/server/operations/feature";
import type { openConnection } from "./database/database";
import type { Person } from "./people/people";
import type { OfKind } from "./stories/story";

/** Ids of what the caller of an access matrix has. In the matrix of administrators they are those of somebody else. */
export interface Given {
  person: string;
  session: string;
  task: string;
}

export type Input = (given: Given) => object | undefined;

/** What tests have to know of a feature that only it can tell. The compiler misses the procedure and the event that is not there. */
export type TestingOf<Declared extends Feature> = {
  /** For each procedure an input with which its owner, or an administrator, succeeds. */
  inputs: Record<keyof Declared["router"]["_def"]["procedures"], Input>;
  /** Procedures after which the caller is no longer signed in. */
  ending?: readonly (keyof Declared["router"]["_def"]["procedures"])[];
  /** How each event comes about, and how what was tried fails. */
  stories: Record<Extract<Declared["events"][number]["kind"], EventKind>, OfKind>;
  /** Makes what the inputs are about, as it was, before each call. */
  prepare?: (sql: ReturnType<typeof openConnection>) => Promise<void>;
} & ExportedTesting<Declared["exported"]>;

/** Makes a row of each table that an export of the account then holds. */
type ExportedTesting<Exported> = keyof Exported extends never
  ? unknown
  : { exported: Record<keyof Exported, (person: Person) => Promise<unknown>> };
