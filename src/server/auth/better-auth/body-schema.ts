import { z } from "zod";
import { parseLocalPath } from "~/shared/local-path";
import { unchangedText, visibleText } from "~/shared/text/schema";
import { isStorable } from "~/shared/text/written-text";
import { parseForm } from "../../http/request/form-text";
import { parseStrictJson } from "../../http/request/json-text";

/** Where a browser is sent with its new cookies: all of it has to fit into what proxies take of an answer's headers, 4 KB. */
const ownPath = (max: number) =>
  unchangedText(max)
    .transform((text, context) => {
      const path = parseLocalPath(text);
      if (path !== undefined) return path;
      context.addIssue({ code: "custom", message: "Use a path of this site.", input: text });
      return z.NEVER;
    })
    .refine((path) => path.length <= max, `Use a path of at most ${max} characters, percent-encoded.`)
    .optional();

/** Limits for the fields that Better Auth stores as they come; anything else it checks itself. */
const known = z.looseObject({
  name: visibleText(100, "Write a name.").optional(),
  email: unchangedText(254).optional(),
  newEmail: unchangedText(254).optional(),
  password: unchangedText(1000).optional(),
  newPassword: unchangedText(1000).optional(),
  currentPassword: unchangedText(1000).optional(),
  image: unchangedText(2000)
    .regex(/^https:\/\//, "Use an https address.")
    .nullish(),
  callbackURL: ownPath(1000),
  // Without cookies, and it may hold another path, written so that three characters stand for one.
  errorCallbackURL: ownPath(3200),
  newUserCallbackURL: ownPath(1000),
  redirectTo: ownPath(1000),
});

/** A body for Better Auth: what it holds, or why that cannot be said. */
type AuthBody =
  | { kind: "empty" | "form" | "json"; fields: unknown }
  | { kind: "fault"; fault: string }
  /** A media type that is neither. */
  | { kind: "other" };

/**
 * Reads a body for Better Auth, JSON or a form in which nothing stands twice.
 * @param contentType as the request declares it
 */
export function readAuthBody(bytes: ArrayBuffer, contentType: string): AuthBody {
  if (bytes.byteLength === 0) return { kind: "empty", fields: {} };
  const type = contentType.split(";")[0]?.trim().toLowerCase();
  if (type === "application/x-www-form-urlencoded") {
    const fields = parseForm(bytes);
    return typeof fields === "string" ? { kind: "fault", fault: fields } : { kind: "form", fields };
  }
  if (type !== "application/json") return { kind: "other" };
  const { value, fault } = parseStrictJson(bytes);
  return fault === undefined ? { kind: "json", fields: value } : { kind: "fault", fault };
}

/** The fields of a body in the form in which they may pass, and the account that they name; or what is wrong, by field. */
type AuthFields =
  | { fields: Record<string, unknown>; email: string | undefined; errors?: undefined }
  | { errors: Record<string, string[]> };

/** Parses the fields of a body for Better Auth, which by itself stores a name of 20 MB and fails with 500 on a NUL. */
export function parseAuthFields(body: unknown): AuthFields {
  const parsed = known.safeParse(body);
  if (!parsed.success) {
    const faults: Record<string, string[]> = {};
    for (const issue of parsed.error.issues) (faults[issue.path.join(".")] ??= []).push(issue.message);
    return { errors: faults };
  }
  return isDeeplyStorable(body, 0)
    ? { fields: parsed.data, email: parsed.data.email }
    : { errors: { "": ["The body holds a character that cannot be stored, or is nested too deeply."] } };
}

function isDeeplyStorable(value: unknown, depth: number): boolean {
  if (typeof value === "string") return isStorable(value);
  if (typeof value !== "object" || value === null) return true;
  return (
    depth < 10 && Object.entries(value).every(([key, item]) => isStorable(key) && isDeeplyStorable(item, depth + 1))
  );
}
