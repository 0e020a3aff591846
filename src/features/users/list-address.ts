import { oneOf } from "~/shared/one-of";
import { createParamReader, single, textWithin, withoutBlanks, withParams } from "~/shared/search-params";
import { type Answer, answers, limits, type Order, orders, type Role, roles, type Sort, sorts } from "./constants";

/** The filter an administrator has chosen in the list of users; missing fields have the defaults. */
export interface UserListFilter {
  search?: string | undefined;
  role?: Role | undefined;
  banned?: Answer | undefined;
  verified?: Answer | undefined;
  secondFactor?: Answer | undefined;
  sort?: Sort | undefined;
  order?: Order | undefined;
}

const word =
  <Word extends string>(words: readonly Word[]) =>
  (value: string) =>
    oneOf(words, value);

/** Reads the filter in the address, by the rules of `userFilter`, and names the fields with an invalid value. */
export function readUsersAddress(params: URLSearchParams): {
  chosen: UserListFilter;
  ignored: (keyof UserListFilter)[];
} {
  const { ignored, read } = createParamReader<keyof UserListFilter>(withoutBlanks(params));
  const chosen: UserListFilter = {
    search: read("search", single(textWithin(limits.search))),
    role: read("role", single(word(roles))),
    banned: read("banned", single(word(answers))),
    verified: read("verified", single(word(answers))),
    secondFactor: read("secondFactor", single(word(answers))),
    sort: read("sort", single(word(sorts))),
    order: read("order", single(word(orders))),
  };
  return { chosen, ignored };
}

/** Returns the address of a filter, and of the page that starts at `cursor`. */
export const usersHref = (chosen: UserListFilter, cursor?: string) => withParams("/admin/users", { ...chosen, cursor });
