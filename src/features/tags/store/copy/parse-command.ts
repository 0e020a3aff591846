import { commandParser } from "~/client/sync/kinds/checks";
import { fieldChecks } from "./field-checks";
import type { OfTagColors } from "./tag-effects";

/** Parses a stored command about the color of a tag. */
export const parseTagCommand = commandParser<OfTagColors>({
  "tags.setColor": {
    checks: { tag: fieldChecks.tag, color: fieldChecks.color },
    required: ["tag", "color"],
    commandOf: (input) => ({ procedure: "tags.setColor", input }),
  },
});
