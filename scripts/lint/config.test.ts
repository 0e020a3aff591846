import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { lintConfig } from "./config";
import { createBoundaries, type Room } from "./forbid";

test("the linter's settings are those of scripts/lint; npm run lint:config writes them", () => {
  const written: unknown = JSON.parse(readFileSync(".oxlintrc.json", "utf8").replace(/^\/\/.*/, ""));
  expect(written, "run npm run lint:config").toEqual(lintConfig);
});

const outer: Room = { files: ["**"] };
const middle: Room = { files: ["kitchen/**"], within: outer };
const inner: Room = { files: ["kitchen/pantry/**"], within: middle };
const shed: Room = { files: ["shed/**"] };
const forbidding = (group: string, message: string, more: object = {}) => ({
  "no-restricted-imports": ["error", { patterns: [{ group: [group], message, ...more }] }],
});

test("a ban in a room holds in the rooms within it, and nowhere else", () => {
  const { forbid, rules } = createBoundaries(outer);
  forbid({ in: [middle], imports: ["mud"], because: "Leave your boots outside." });
  expect(rules([middle, inner, shed])).toEqual({
    rule: { "no-restricted-imports": "off" },
    overrides: [
      { files: ["kitchen/**"], rules: forbidding("mud", "Leave your boots outside.") },
      { files: ["kitchen/pantry/**"], rules: forbidding("mud", "Leave your boots outside.") },
      { files: ["shed/**"], rules: { "no-restricted-imports": "off" } },
    ],
  });
});

test("an exception holds in the rooms within it, too, unless one of them bans it again", () => {
  const { forbid, rules } = createBoundaries(outer);
  forbid({
    in: [outer, inner],
    except: [middle],
    imports: ["fire"],
    because: "Only the kitchen has a fire.",
    allowTypes: true,
  });
  const refused = forbidding("fire", "Only the kitchen has a fire.", { allowTypeImports: true });
  expect(rules([middle, inner])).toEqual({
    rule: refused,
    overrides: [
      { files: ["kitchen/**"], rules: { "no-restricted-imports": "off" } },
      { files: ["kitchen/pantry/**"], rules: refused },
    ],
  });
});

test("a room that comes before the one around it, which would undo it, is refused", () => {
  expect(() => createBoundaries(outer).rules([inner, middle])).toThrow("kitchen/pantry/** has to come after");
});
