import { commandParser, isInput } from "~/client/sync/kinds/checks";
import { fieldChecks } from "./field-checks";
import type { OfViews } from "./view-effects";

const { id, version, name, icon, path, filter, position } = fieldChecks;

/** Parses a stored command about saved views. */
export const parseViewCommand = commandParser<OfViews>({
  "views.create": {
    checks: { id, name, icon, path, filter, position },
    required: ["id", "name", "icon", "path", "filter", "position"],
    commandOf: (input) => ({ procedure: "views.create", input }),
  },
  "views.update": {
    checks: { id, version, name, icon, filter, was: (value) => isInput(value, { name }) },
    required: ["id"],
    commandOf: (input) => ({ procedure: "views.update", input }),
  },
  "views.move": {
    checks: { id, version, position },
    required: ["id", "position"],
    commandOf: (input) => ({ procedure: "views.move", input }),
  },
  "views.delete": {
    checks: { id, version },
    required: ["id"],
    commandOf: (input) => ({ procedure: "views.delete", input }),
  },
  "views.restore": {
    checks: { id },
    required: ["id"],
    commandOf: (input) => ({ procedure: "views.restore", input }),
  },
});
