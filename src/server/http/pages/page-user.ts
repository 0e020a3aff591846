/** The header with the user for whom the sending page was rendered: a user id, or `none` for a visitor. */
export const pageUserHeader = "x-keel-user";

const canonical = /^(none|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12})$/;

/** Why a request does not fit the page that sends it: the header is malformed, or names another user than the cookies. */
export type PageUserFault = "malformed" | "other_person";

/** The error responses to such a request. */
export const pageUserRefusals = {
  malformed: { status: 400, code: "bad_request", title: `${pageUserHeader} must be the id of a user, or none.` },
  other_person: { status: 409, code: "other_person", title: "Someone else is now signed in to this browser." },
} as const;

/**
 * Compares the user of the sending page with the user of its cookies. Two tabs share one cookie jar: Ada's page is still open when Bob signs in
 * beside it. The header is only an expectation and never authenticates; without it nothing is checked. A page whose session has ended gets another
 * error.
 * @param userId the user of the cookies; `undefined` when signed out
 */
export function findPageUserFault(headers: Headers, userId: string | undefined): PageUserFault | undefined {
  const expected = headers.get(pageUserHeader);
  if (expected === null) return undefined;
  if (!canonical.test(expected)) return "malformed";
  return userId === undefined || userId === expected ? undefined : "other_person";
}
