import { canonical, fits, isStorable } from "./text/written-text";

/** The parameters of a page's address, as Next gives them. */
export type PageParams = Record<string, string | string[] | undefined>;

/** Returns the value of one parameter's occurrences together; `undefined` if they are invalid. */
export type ParamReader<Value> = (values: string[]) => Value | undefined;

/** Returns `given` as a browser has it. */
export function toSearchParams(given: PageParams): URLSearchParams {
  return new URLSearchParams(
    Object.entries(given).flatMap(([name, value]) => [value ?? []].flat().map((item) => [name, item])),
  );
}

/** Returns the `params` that are not blank: a form sends blanks for empty fields. */
export function withoutBlanks(params: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...params].filter(([, value]) => value.trim() !== ""));
}

/** Returns `path` with the `params` that are not empty. */
export function withParams(path: string, params: Record<string, string | undefined>): string {
  const given = Object.entries(params).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}

/**
 * Returns a function that reads parameters one by one. It adds invalid ones to `ignored`, so that an old link still shows something
 * and the page can name what it ignored.
 */
export function createParamReader<Name extends string>(params: URLSearchParams) {
  const ignored: Name[] = [];
  const read = <Value>(name: Name, reader: ParamReader<Value>): Value | undefined => {
    const values = params.getAll(name);
    if (values.length === 0) return undefined;
    const value = reader(values);
    if (value === undefined) ignored.push(name);
    return value;
  };
  return { ignored, read };
}

/** Reads a parameter that occurs once. */
export const single =
  <Value>(read: (value: string) => Value | undefined): ParamReader<Value> =>
  ([value = "", ...rest]) =>
    rest.length === 0 ? read(value) : undefined;

/** Reads a parameter that occurs at most `max` times, each time with a value that `read` accepts. */
export const several =
  <Value>(read: (value: string) => Value | undefined, max: number): ParamReader<Value[]> =>
  (values) => {
    const known = values.map(read).filter((value) => value !== undefined);
    return known.length === values.length && values.length <= max ? known : undefined;
  };

/** Returns a reader of a text of at most `max` characters, trimmed and in its stored form. */
export const textWithin =
  (max: number) =>
  (value: string): string | undefined => {
    const text = canonical(value.trim());
    return fits(text, max) && isStorable(text) ? text : undefined;
  };
