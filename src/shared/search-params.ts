import { canonical, fits, isStorable } from "./text/written-text";

/** The parameters of a page's address, as Next gives them. */
export type PageParams = Record<string, string | string[] | undefined>;

/** Returns what all values of one parameter mean together; `undefined` if they mean nothing. */
export type ParamReader<Value> = (values: string[]) => Value | undefined;

/** Returns `given` as a browser has it. */
export function toSearchParams(given: PageParams): URLSearchParams {
  return new URLSearchParams(
    Object.entries(given).flatMap(([name, value]) => [value ?? []].flat().map((item) => [name, item])),
  );
}

/** Returns those of `params` that hold more than blanks: what a form sends for a field that is left empty. */
export function withoutBlanks(params: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...params].filter(([, value]) => value.trim() !== ""));
}

/** Returns `path` with those of `params` that hold something. */
export function withParams(path: string, params: Record<string, string | undefined>): string {
  const given = Object.entries(params).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}

/**
 * Returns a function that reads parameters one by one. It notes in `ignored` those whose value means nothing, so that an old link still shows something
 * and the page can say what it left out.
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

/** Reads a parameter that is given once. */
export const single =
  <Value>(read: (value: string) => Value | undefined): ParamReader<Value> =>
  ([value = "", ...rest]) =>
    rest.length === 0 ? read(value) : undefined;

/** Reads a parameter that is given at most `max` times, each time with something that `read` knows. */
export const several =
  <Value>(read: (value: string) => Value | undefined, max: number): ParamReader<Value[]> =>
  (values) => {
    const known = values.map(read).filter((value) => value !== undefined);
    return known.length === values.length && values.length <= max ? known : undefined;
  };

/** Returns a reader of a text of at most `max` characters, in the form in which it is stored, without the blanks around it. */
export const textWithin =
  (max: number) =>
  (value: string): string | undefined => {
    const text = canonical(value.trim());
    return fits(text, max) && isStorable(text) ? text : undefined;
  };
