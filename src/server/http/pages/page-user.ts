/** Says for whom the page was made that sends a request: the id of a user, or `none` for a visitor. */
export const pageUserHeader = "x-keel-user";

const canonical = /^(none|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12})$/;

/** Why a request is not for the page that sends it: the header names no person, or another one than the cookies. */
export type PageUserFault = "malformed" | "other_person";

/** What the refusal of such a request says. */
export const pageUserRefusals = {
  malformed: { status: 400, code: "bad_request", title: `${pageUserHeader} has to be the id of a user, or none.` },
  other_person: { status: 409, code: "other_person", title: "Someone else is now signed in to this browser." },
} as const;

/**
 * Compares for whom the sending page was made with whom the cookies of its request stand for. Two tabs share one jar of cookies: a page of Ada's is
 * still open when Bob signs in beside it. The header is an expectation only, and never says who somebody is; without it there is none. A page whose session
 * is over is told just that, elsewhere.
 * @param userId of the cookies; `undefined` when nobody is signed in
 */
export function findPageUserFault(headers: Headers, userId: string | undefined): PageUserFault | undefined {
  const expected = headers.get(pageUserHeader);
  if (expected === null) return undefined;
  if (!canonical.test(expected)) return "malformed";
  return userId === undefined || userId === expected ? undefined : "other_person";
}
