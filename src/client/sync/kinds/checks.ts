import type { Command, CommandInputs, Replayable } from "../command";

/** Returns whether a stored value is what it should be. Another version of the page may have written it. */
export type Check = (value: unknown) => boolean;

export const isText = (value: unknown) => typeof value === "string";
export const isTruth = (value: unknown) => typeof value === "boolean";
export const isInteger = (value: unknown) => Number.isSafeInteger(value);

/** Returns a check of a valid date in that form. */
const isDate = (form: RegExp) => (value: unknown) =>
  typeof value === "string" && form.test(value) && !Number.isNaN(Date.parse(value));
export const isDay = isDate(/^\d{4,6}-\d{2}-\d{2}$/);
export const isInstant = isDate(/^\d{4,6}-\d{2}-\d{2}T[\d:.]+Z$/);

/** Returns a check that allows `null`, too. */
export const orNull = (check: Check) => (value: unknown) => value === null || check(value);

/** Returns a check of a list of texts, or of other values. */
export const isListOf = (check: Check) => (value: unknown) => Array.isArray(value) && value.every(check);

/** Returns a check of one of these texts. */
export const isOneOf = (texts: readonly string[]) => (value: unknown) => texts.some((text) => text === value);

/** Returns a check of a row with these fields. A field without a check does not compile. */
export function rowCheck<Row>(checks: Record<keyof Row & string, Check>) {
  const entries = Object.entries<Check>(checks);
  return (value: unknown): value is Row =>
    typeof value === "object" && value !== null && entries.every(([name, check]) => check(Reflect.get(value, name)));
}

/** Returns whether `value` has the required values, and no other than those that are known. */
export function isInput(value: unknown, known: Record<string, Check>, required: readonly string[] = []): boolean {
  if (typeof value !== "object" || value === null) return false;
  const given = Object.entries(value).filter(([, each]) => each !== undefined);
  return (
    given.every(([name, each]) => Object.hasOwn(known, name) && known[name]?.(each) === true) &&
    required.every((name) => given.some(([other]) => other === name))
  );
}

/** How the input of a stored command is parsed. A value without a check does not compile. */
type InputChecks<Input> = {
  checks: Record<keyof Input & string, Check>;
  required: readonly (keyof Input & string)[];
};

/** How the stored commands of a feature are parsed. */
export type CommandChecks<Procedure extends Replayable> = {
  [Each in Procedure]: InputChecks<CommandInputs[Each]> & {
    commandOf: (input: CommandInputs[Each]) => Command<Procedure>;
  };
};

/** Returns a function that parses the stored commands of a feature. It returns `undefined` for what this version of the page does not understand. */
export function commandParser<Procedure extends Replayable>(known: CommandChecks<Procedure>) {
  const isKnown = (procedure: string): procedure is Procedure => Object.hasOwn(known, procedure);
  return (procedure: string, input: unknown): Command<Procedure> | undefined => {
    if (!isKnown(procedure)) return undefined;
    const { checks, required, commandOf } = known[procedure];
    const isGiven = (value: unknown): value is CommandInputs[Procedure] => isInput(value, checks, required);
    return isGiven(input) ? commandOf(input) : undefined;
  };
}
