import { canonical, fits, isStorable } from "~/shared/text/written-text";
import { type Answer, answers, limits, type Order, orders, type Role, roles, type Sort, sorts } from "./constants";

/** What an administrator has chosen in the list of people; what is absent is the list's own choice. */
export interface ChosenUsers {
  search?: string | undefined;
  role?: Role | undefined;
  banned?: Answer | undefined;
  verified?: Answer | undefined;
  secondFactor?: Answer | undefined;
  sort?: Sort | undefined;
  order?: Order | undefined;
}

const oneOf =
  <Word extends string>(words: readonly Word[]) =>
  (value: string) =>
    words.find((word) => word === value);

const readers: { [Field in keyof ChosenUsers]-?: (value: string) => ChosenUsers[Field] } = {
  search: (value) => {
    const text = canonical(value.trim());
    return fits(text, limits.search) && isStorable(text) ? text : undefined;
  },
  role: oneOf(roles),
  banned: oneOf(answers),
  verified: oneOf(answers),
  secondFactor: oneOf(answers),
  sort: oneOf(sorts),
  order: oneOf(orders),
};

/** Reads the choice that an address carries, by the rules of `userFilter`, and names the fields whose value means nothing. */
export function readUsersAddress(params: URLSearchParams): { chosen: ChosenUsers; ignored: (keyof ChosenUsers)[] } {
  const ignored: (keyof ChosenUsers)[] = [];
  const read = <Value>(field: keyof ChosenUsers, reader: (value: string) => Value | undefined): Value | undefined => {
    const values = params.getAll(field).filter((value) => value !== "");
    const [first] = values;
    if (first === undefined) return undefined;
    const value = values.length === 1 ? reader(first) : undefined;
    if (value === undefined) ignored.push(field);
    return value;
  };
  const chosen = {
    search: read("search", readers.search),
    role: read("role", readers.role),
    banned: read("banned", readers.banned),
    verified: read("verified", readers.verified),
    secondFactor: read("secondFactor", readers.secondFactor),
    sort: read("sort", readers.sort),
    order: read("order", readers.order),
  };
  return { chosen, ignored };
}

/** The address of a choice, and of the page that starts at `cursor`. */
export function usersHref(chosen: ChosenUsers, cursor?: string): string {
  const params = new URLSearchParams();
  for (const [field, value] of Object.entries(chosen)) {
    if (typeof value === "string" && value !== "") params.set(field, value);
  }
  if (cursor !== undefined) params.set("cursor", cursor);
  return params.size === 0 ? "/admin/users" : `/admin/users?${params}`;
}
