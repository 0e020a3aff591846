import { commandParser, isInput } from "~/client/sync/kinds/checks";
import { fieldChecks } from "./field-checks";
import type { OfSections } from "./section-effects";

const { id, version, projectId, name, position } = fieldChecks;

/** Parses a stored command about sections. */
export const parseSectionCommand = commandParser<OfSections>({
  "sections.create": {
    checks: { id, projectId, name, position },
    required: ["id", "projectId", "name", "position"],
    commandOf: (input) => ({ procedure: "sections.create", input }),
  },
  "sections.update": {
    checks: { id, version, name, was: (value) => isInput(value, { name }) },
    required: ["id"],
    commandOf: (input) => ({ procedure: "sections.update", input }),
  },
  "sections.move": {
    checks: { id, version, position },
    required: ["id", "position"],
    commandOf: (input) => ({ procedure: "sections.move", input }),
  },
  "sections.delete": {
    checks: { id, version },
    required: ["id"],
    commandOf: (input) => ({ procedure: "sections.delete", input }),
  },
  "sections.restore": {
    checks: { id },
    required: ["id"],
    commandOf: (input) => ({ procedure: "sections.restore", input }),
  },
});
