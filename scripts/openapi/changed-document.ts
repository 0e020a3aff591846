import { z } from "zod";
import { writeDocument } from "./document";

type Json = Record<string, unknown>;
const json = z.record(z.string(), z.unknown());
const text = writeDocument();

/** Returns the real document with the value at `path` replaced by the result of `change`; `undefined` removes it. */
export function changed(path: string[], change: (value: unknown) => unknown): unknown {
  const copy = json.parse(JSON.parse(text));
  const [last = "", ...rest] = path.toReversed();
  let node: object = copy;
  for (const step of rest.toReversed())
    node = z.custom<object>((value) => value instanceof Object).parse(Reflect.get(node, step));
  const value = change(Reflect.get(node, last));
  if (value === undefined) Reflect.deleteProperty(node, last);
  else Reflect.set(node, last, value);
  return copy;
}

export const before: unknown = JSON.parse(text);
export const gone = () => undefined;
export const becomes = (value: unknown) => () => value;
export const and = (more: Json) => (value: unknown) => ({ ...json.parse(value), ...more });
export const without = (name: string) => (value: unknown) =>
  z
    .array(z.string())
    .parse(value)
    .filter((each) => each !== name);
export const plus = (name: unknown) => (value: unknown) => [...z.array(z.unknown()).parse(value), name];

export const tasks = ["paths", "/api/tasks"];
export const task = ["paths", "/api/tasks/{id}"];
export const schema = (name: string, ...rest: string[]) => ["components", "schemas", name, ...rest];
export const cursor = (list: unknown) =>
  z
    .array(z.looseObject({ name: z.string() }))
    .parse(list)
    .map((each) => (each.name === "cursor" ? Object.assign(each, { required: true }) : each));
export const noCursor = (list: unknown) =>
  z
    .array(z.looseObject({ name: z.string() }))
    .parse(list)
    .filter(({ name }) => name !== "cursor");
