import { readString } from "~/client/read-answer";
import type { Command } from "~/client/sync/command";
import type { KindName } from "~/client/sync/kinds/server-rows";
import type { Refused } from "~/client/sync/refused";
import { limits } from "../../constants";
import { reasonOf } from "./refusals";

/** What the rows of each kind are called, and the field that tells one from another, if there is one. A kind without a word does not compile. */
const kinds: Record<KindName, { word: string; field?: "title" | "name" | "text" | "tag" }> = {
  tasks: { word: "task", field: "title" },
  projects: { word: "project", field: "name" },
  sections: { word: "section", field: "name" },
  views: { word: "view", field: "name" },
  reminders: { word: "reminder" },
  comments: { word: "comment", field: "text" },
  tags: { word: "tag", field: "tag" },
};

/** More than a message has room for. */
const maxShown = 60;

interface RefusedMessage {
  message: string;
  /** Whether the row is gone, so that the change cannot be made again. */
  isGone: boolean;
  /** A text that nothing else keeps. */
  text: string | undefined;
}

/**
 * Returns what is said of a refused change of one row.
 * @param find returns a row as it is shown, by the name of its kind
 */
export function refusedMessage(
  { command, error, refused = [], row }: Pick<Refused, "error" | "refused" | "row"> & { command: Command },
  find: (kind: string, id: string) => unknown,
): RefusedMessage {
  const [kind = ""] = command.procedure.split(".");
  const { word, field } = Object.entries(kinds).find(([name]) => name === kind)?.[1] ?? { word: "change" };
  const { input } = command;
  const shown = "id" in input && input.id !== undefined ? find(kind, input.id) : undefined;
  const written = field && (kind === "tasks" ? undefined : readString(input, field));
  const title = field && (written ?? readString(shown, field) ?? readString(row, field));
  const text = word === "comment" ? readString(input, "text") : undefined;
  const isGone = error?.code === "NOT_FOUND";
  if (isGone && text === undefined && (title === undefined || word === "comment"))
    return { message: `A ${word} that you changed was deleted permanently.`, isGone, text };
  const quoted = title === undefined ? undefined : `“${shortened(title)}”`;
  const name = word === "comment" && quoted !== undefined ? `The comment ${quoted}` : (quoted ?? `A ${word}`);
  const reason = error === undefined ? unmergedReason(refused) : reasonOf(error);
  const verb = command.procedure.endsWith(".create") ? "added" : "changed";
  return { message: `${name} could not be ${verb}. ${reason}`, isGone, text };
}

const shortened = (title: string) => {
  const letters = Array.from(title.replaceAll(/\s+/gu, " "));
  return letters.length > maxShown ? `${letters.slice(0, maxShown).join("").trimEnd()}…` : letters.join("");
};

/** Returns why a change was not made in full. */
export function unmergedReason(refused: readonly string[]): string {
  if (refused.includes("name")) return "It was renamed elsewhere.";
  if (refused.includes("text")) return "It was changed elsewhere.";
  if (refused.includes("parentId")) return "The task that it belongs to was deleted or moved.";
  if (refused.includes("projectId")) return "Its project was archived or deleted.";
  return `Use at most ${limits.tags} tags.`;
}
