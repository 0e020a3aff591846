import { commandParser, isInput } from "~/client/sync/kinds/checks";
import type { OfComments } from "./comment-effects";
import { fieldChecks } from "./field-checks";

const { id, version, taskId, text } = fieldChecks;

/** Parses a stored command about comments. */
export const parseCommentCommand = commandParser<OfComments>({
  "comments.create": {
    checks: { id, taskId, text },
    required: ["id", "taskId", "text"],
    commandOf: (input) => ({ procedure: "comments.create", input }),
  },
  "comments.update": {
    checks: { id, version, text, was: (value) => isInput(value, { text }) },
    required: ["id", "text"],
    commandOf: (input) => ({ procedure: "comments.update", input }),
  },
  "comments.delete": {
    checks: { id, version },
    required: ["id"],
    commandOf: (input) => ({ procedure: "comments.delete", input }),
  },
  "comments.restore": {
    checks: { id },
    required: ["id"],
    commandOf: (input) => ({ procedure: "comments.restore", input }),
  },
});
