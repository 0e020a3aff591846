import type { CommandInputs, Given } from "~/client/sync/command";
import { type CommandChecks, isText } from "~/client/sync/kinds/checks";
import type { IdsIn } from "~/client/sync/kinds/kinds";
import { retagged } from "../../tags/retagged";
import type { Task } from "../task";

/** The commands about a tag, which change each task that has it. */
export type OfTags = "tasks.renameTag" | "tasks.deleteTag";

function after(task: Task | undefined, tag: string, to: string | null, { at }: Given): Task | undefined {
  if (task === undefined) return task;
  const tags = retagged(task.tags, tag, to);
  return tags === task.tags ? task : { ...task, tags: [...tags], updatedAt: at };
}

/** The effects of commands about a tag, exactly as on the server. */
export const tagEffects = {
  "tasks.renameTag": (task: Task | undefined, { tag, to }: CommandInputs["tasks.renameTag"], given: Given) =>
    after(task, tag, to, given),
  "tasks.deleteTag": (task: Task | undefined, { tag }: CommandInputs["tasks.deleteTag"], given: Given) =>
    after(task, tag, null, given),
};

const tagged = (_input: unknown, idsIn: IdsIn) => idsIn("tagged", "any");

/** The tasks that commands about a tag may change: all that have tags, because an earlier command may have renamed one of theirs. */
export const alongTags = { "tasks.renameTag": tagged, "tasks.deleteTag": tagged };

/** How stored commands about a tag are parsed. */
export const parseTags: CommandChecks<OfTags> = {
  "tasks.renameTag": {
    checks: { tag: isText, to: isText },
    required: ["tag", "to"],
    commandOf: (input) => ({ procedure: "tasks.renameTag", input }),
  },
  "tasks.deleteTag": {
    checks: { tag: isText },
    required: ["tag"],
    commandOf: (input) => ({ procedure: "tasks.deleteTag", input }),
  },
};
