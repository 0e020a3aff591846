import { commandParser, isInput, isTruth } from "~/client/sync/kinds/checks";
import { fieldChecks } from "./field-checks";
import type { OfProjects } from "./project-effects";

const { id, version, name, color, position } = fieldChecks;

/** Parses a stored command about projects. */
export const parseProjectCommand = commandParser<OfProjects>({
  "projects.create": {
    checks: { id, name, color, position },
    required: ["id", "name", "position"],
    commandOf: (input) => ({ procedure: "projects.create", input }),
  },
  "projects.update": {
    checks: { id, version, name, color, archived: isTruth, was: (value) => isInput(value, { name }) },
    required: ["id"],
    commandOf: (input) => ({ procedure: "projects.update", input }),
  },
  "projects.move": {
    checks: { id, version, position },
    required: ["id", "position"],
    commandOf: (input) => ({ procedure: "projects.move", input }),
  },
  "projects.delete": {
    checks: { id, version },
    required: ["id"],
    commandOf: (input) => ({ procedure: "projects.delete", input }),
  },
  "projects.restore": {
    checks: { id },
    required: ["id"],
    commandOf: (input) => ({ procedure: "projects.restore", input }),
  },
});
