import type { api, RouterOutputs } from "~/client/api";
import { statusOf } from "~/client/query-client";
import type { Replayable } from "~/client/sync/command";
import { createKind } from "~/client/sync/kinds/kinds";
import { outcomeOf } from "~/client/sync/outbox/kept";
import type { CopySource } from "~/client/sync/run-copy";
import type { ServerRows } from "~/client/sync/kinds/server-rows";
import { commentKind } from "~/features/comments/store/copy/comment-kind";
import { parseCommentCommand } from "~/features/comments/store/copy/parse-command";
import { parseProjectCommand } from "~/features/projects/store/copy/parse-command";
import { projectKind } from "~/features/projects/store/copy/project-kind";
import { parseReminderCommand } from "~/features/reminders/store/copy/parse-command";
import { reminderKind } from "~/features/reminders/store/copy/reminder-kind";
import { parseSectionCommand } from "~/features/sections/store/copy/parse-command";
import { sectionKind } from "~/features/sections/store/copy/section-kind";
import { parseTagCommand } from "~/features/tags/store/copy/parse-command";
import { tagKind } from "~/features/tags/store/copy/tag-kind";
import { parseViewCommand } from "~/features/views/store/copy/parse-command";
import { viewKind } from "~/features/views/store/copy/view-kind";
import { mergeCommands } from "./merge-commands";
import { parseCommand } from "./parse-command";
import { taskKind } from "./task-kind";

/** Returns the source of the browser's copy of a user's rows: all kinds that the server's change feed returns. */
export function createCopySource(
  userId: string,
  sync: Pick<(typeof api)["sync"], "changes" | "push">,
): CopySource<ServerRows, Replayable> {
  /** Tabs share cookies, so another user may be signed in by now. */
  const requireOwn = (rows: Lists) => {
    const isOwn = Object.values(rows).every((list) => list.every((row) => row.userId === userId));
    if (!isOwn) throw new Error("The server answered with another user's rows.");
    return rows;
  };
  const changes = async (input: { since?: string }) => {
    const { reset, cursor, isComplete, ...rows } = await sync.changes.query(input);
    return { reset, cursor, isComplete, rows: requireOwn(rows) };
  };
  return {
    kinds: {
      tasks: createKind(taskKind(userId)),
      projects: createKind(projectKind(userId)),
      sections: createKind(sectionKind(userId)),
      reminders: createKind(reminderKind(userId)),
      views: createKind(viewKind(userId)),
      comments: createKind(commentKind(userId)),
      tags: createKind(tagKind(userId)),
    },
    fetchPage: async (since) => {
      if (since === undefined) return changes({});
      try {
        return await changes({ since });
      } catch (error) {
        if (statusOf(error) !== 400) throw error;
        // Another version of the server may have made the cursor.
        return { ...(await changes({})), reset: true };
      }
    },
    async push(commands) {
      const { outcomes, ...rest } = await sync.push.mutate(commands);
      return { ...rest, outcomes: outcomes.map(outcomeOf), rows: requireOwn(rowsOf(outcomes)) };
    },
    merge: mergeCommands,
    parseCommand: (procedure, input) =>
      parseCommand(procedure, input) ??
      parseProjectCommand(procedure, input) ??
      parseSectionCommand(procedure, input) ??
      parseViewCommand(procedure, input) ??
      parseReminderCommand(procedure, input) ??
      parseCommentCommand(procedure, input) ??
      parseTagCommand(procedure, input),
  };
}

type Lists = { [Name in keyof ServerRows]: readonly ServerRows[Name][] };
type ServerOutcome = RouterOutputs["sync"]["push"]["outcomes"][number];

function rowsOf(outcomes: readonly ServerOutcome[]): Lists {
  const carriedOut = outcomes.flatMap((outcome) => ("error" in outcome ? [] : [outcome]));
  return {
    tasks: carriedOut.flatMap(({ task }) => task ?? []),
    projects: carriedOut.flatMap(({ project }) => project ?? []),
    sections: carriedOut.flatMap(({ section }) => section ?? []),
    reminders: carriedOut.flatMap(({ reminder }) => reminder ?? []),
    views: carriedOut.flatMap(({ view }) => view ?? []),
    comments: carriedOut.flatMap(({ comment }) => comment ?? []),
    tags: carriedOut.flatMap(({ tag }) => tag ?? []),
  };
}
