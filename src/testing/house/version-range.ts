type Version = [number, number, number];

const read = (text: string): Version => {
  const [major = 0, minor = 0, patch = 0] = text.split(".").map((part) => Number.parseInt(part, 10) || 0);
  return [major, minor, patch];
};
const compare = (one: Version, other: Version) => one[0] - other[0] || one[1] - other[1] || one[2] - other[2];

/**
 * Returns whether a version of Node.js, from 1.0.0 on, satisfies a package's range (https://github.com/npm/node-semver#ranges). Throws for an
 * unknown range, rather than accepting it.
 */
export function satisfies(version: string, range: string): boolean {
  const given = read(version);
  const meets = (comparator: string): boolean => {
    const [, operator = "", bound = ""] = /^(>=|>|<=|<|\^|~|=)?v?(\d+(?:\.(?:\d+|[x*]))*)$/.exec(comparator) ?? [];
    const minimum = read(bound);
    const order = compare(given, minimum);
    if (bound === "") return comparator === "*" || fail(range);
    if (operator === ">=") return order >= 0;
    if (operator === ">") return order > 0;
    if (operator === "<=") return order <= 0;
    if (operator === "<") return order < 0;
    const parts = operator === "^" ? 1 : bound.split(".").filter((part) => /^\d/.test(part)).length;
    const fixed = operator === "~" ? Math.min(parts, 2) : parts;
    return order >= 0 && minimum.slice(0, fixed).every((part, at) => part === given[at]);
  };
  return range.split("||").some((set) =>
    set
      .trim()
      .replaceAll(/(>=|>|<=|<|\^|~|=)\s+/g, "$1")
      .split(/\s+/)
      .every(meets),
  );
}

function fail(range: string): never {
  throw new Error(`This range of versions is not known here: ${range}`);
}
