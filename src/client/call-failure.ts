import { dataOf, isCallError } from "./call-data";

/** Returns why a call failed, in plain words: at the fields it concerns, or as a whole. */
export function explainCallFailure(error: unknown): { fields: Record<string, string>; message?: string } {
  if (!isCallError(error))
    return { fields: {}, message: "Something went wrong on this page. Reload it and try again." };
  const data = dataOf(error);
  if (typeof data !== "object" || data === null) {
    return { fields: {}, message: "The server cannot be reached. Check your connection and try again." };
  }
  if ("reason" in data && data.reason === "confirmation_required")
    return { fields: {}, message: "Nothing was changed because you did not confirm your identity." };
  const fields = "fields" in data ? firstOfEach(data.fields) : {};
  return Object.keys(fields).length > 0 ? { fields } : { fields, message: error.message };
}

function firstOfEach(fields: unknown): Record<string, string> {
  if (typeof fields !== "object" || fields === null) return {};
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, messages]: [string, unknown]) =>
      Array.isArray(messages) && typeof messages[0] === "string" ? [[name, messages[0]]] : [],
    ),
  );
}
