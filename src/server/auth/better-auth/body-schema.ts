import { z } from "zod";
import { parseLocalPath } from "~/shared/local-path";
import { unchangedText, visibleText } from "~/shared/text/schema";
import { isStorable } from "~/shared/text/written-text";
import { parseForm } from "../../http/request/form-text";
import { parseStrictJson } from "../../http/request/json-text";

/** A path that a browser is redirected to with its new cookies. Together they must fit into the 4 KB of response headers that proxies accept. */
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

/** Limits for the fields that Better Auth stores unchecked. It checks the others itself. */
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
  // Set without cookies, and long, because it may hold another path, percent-encoded to three times its length.
  errorCallbackURL: ownPath(3200),
  newUserCallbackURL: ownPath(1000),
  redirectTo: ownPath(1000),
});

/** The body of a request to Better Auth, or why it cannot be read. */
type AuthBody =
  | { kind: "empty" | "form" | "json"; fields: unknown }
  | { kind: "fault"; fault: string }
  /** A media type that is neither. */
  | { kind: "other" };

/**
 * Reads the body of a request to Better Auth: JSON, or a form, without duplicate fields.
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

/** The parsed fields of a body and the account that they name, or what is wrong, by field. */
type AuthFields =
  | { fields: Record<string, unknown>; email: string | undefined; errors?: undefined }
  | { errors: Record<string, string[]> };

/** Parses the fields of a body, because Better Auth would store a name of 20 MB, and fail with 500 on a NUL. */
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
