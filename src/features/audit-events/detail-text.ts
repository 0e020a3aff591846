import { toSnakeCase } from "~/server/operations/names";

/** Returns `title,due_date` for `title,dueOn`: the field names in the public API. */
export const wireNames = (fields: string) => {
  const names = fields.split(",").map((name) => (/^due(On|At)$/.test(name) ? "due_date" : toSnakeCase(name)));
  return [...new Set(names)].join(",");
};

/** Returns a detail of an event as text: `title, due date` for the fields `title,dueOn`. */
export const detailText = (name: string, value: string | number | boolean | null) =>
  name === "fields" && typeof value === "string"
    ? wireNames(value).replaceAll(",", ", ").replaceAll("_", " ")
    : String(value ?? "none");
