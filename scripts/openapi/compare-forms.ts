import { choicesOf, kindOf, type Form } from "./schema-forms";

/** Whether clients send the value, or receive it. */
export type Direction = "sent" | "answered";

const upperLimits = ["maxLength", "maxItems", "maximum", "maxProperties"] as const;
const lowerLimits = ["minLength", "minItems", "minimum", "minProperties"] as const;

/** Returns whether a value of the type `from` is one of the type `to`. */
export function isOfType(from: Form, to: Form): boolean {
  return to.type === undefined || from.type === to.type || (from.type === "integer" && to.type === "number");
}

/** Returns what breaks a client of `before` in `after`, for the value itself without its contents. */
export function compareValues(before: Form, after: Form, direction: Direction): string[] {
  return direction === "sent" ? narrowing(before, after) : widening(before, after);
}

function narrowing(before: Form, after: Form): string[] {
  const given = choicesOf(before);
  const taken = choicesOf(after);
  const lost = given?.filter((value) => taken?.includes(value) === false) ?? [];
  return [
    ...(isOfType(before, after) ? [] : [`takes ${kindOf(after)} instead of ${kindOf(before)}`]),
    ...(given === undefined && taken !== undefined ? [`takes only ${taken.join(", ")}`] : []),
    ...lost.map((value) => `no longer takes ${value}`),
    ...(after.format !== undefined && after.format !== before.format
      ? [`takes ${kindOf(after)} instead of ${kindOf(before)}`]
      : []),
    ...(after.pattern !== undefined && after.pattern !== before.pattern
      ? [`takes only what ${after.pattern} fits`]
      : []),
    ...upperLimits.flatMap((name) => tightened(name, before, after, (was, is) => is < was)),
    ...lowerLimits.flatMap((name) => tightened(name, before, after, (was, is) => is > was)),
    ...(before.additionalProperties !== false && after.additionalProperties === false && after.type === "object"
      ? ["takes no other fields any more"]
      : []),
  ];
}

function tightened(name: string, before: Form, after: Form, isTighter: (was: number, is: number) => boolean): string[] {
  const was: unknown = before[name];
  const is: unknown = after[name];
  if (typeof is !== "number" || (typeof was === "number" && !isTighter(was, is))) return [];
  return [`has ${name} ${is} instead of ${typeof was === "number" ? was : "none"}`];
}

function widening(before: Form, after: Form): string[] {
  const known = choicesOf(before);
  const possible = choicesOf(after);
  const isOpen = before["x-extensible"];
  const added = known === undefined || isOpen ? [] : (possible?.filter((value) => !known.includes(value)) ?? []);
  return [
    ...(isOfType(after, before) ? [] : [`may be ${kindOf(after)}`]),
    ...(known !== undefined && possible === undefined ? [`may be more than ${known.join(", ")}`] : []),
    ...added.map((value) => `may be ${value}`),
    ...(before.format !== undefined && before.format !== after.format
      ? [`is ${kindOf(after)} instead of ${kindOf(before)}`]
      : []),
  ];
}
