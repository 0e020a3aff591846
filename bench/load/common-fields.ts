type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Returns what two answers have in common to be compared: of objects in the same place, the fields that both have, because a later release may add one.
 * Everything else stays, so that lists of different lengths and other values differ.
 * @throws {Error} when two objects share no field, because then nothing would be compared
 */
export function commonFields(one: unknown, other: unknown): [unknown, unknown] {
  if (Array.isArray(one) && Array.isArray(other) && one.length === other.length) {
    const pairs = one.map((item: unknown, at) => commonFields(item, other[at]));
    return [pairs.map(([first]) => first), pairs.map(([, second]) => second)];
  }
  if (!isFields(one) || !isFields(other)) return [one, other];
  const names = Object.keys(one).filter((name) => Object.hasOwn(other, name));
  if (names.length === 0 && Object.keys(one).length + Object.keys(other).length > 0)
    throw new Error(`The answers share no field: ${JSON.stringify(one)} and ${JSON.stringify(other)}`);
  const pairs = names.map((name) => [name, commonFields(one[name], other[name])] as const);
  return [
    Object.fromEntries(pairs.map(([name, [first]]) => [name, first])),
    Object.fromEntries(pairs.map(([name, [, second]]) => [name, second])),
  ];
}
