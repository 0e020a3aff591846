import { z } from "zod";
import { readFilter, writeFilter } from "./filter-params";
import { viewAt } from "./views";

/** The path of a list, but of none that a user has saved. */
export const listPath = z
  .string()
  .refine(
    (path) => viewAt(path) !== undefined && viewAt(path)?.saved === undefined,
    "Use the path of a list such as /today.",
  )
  .meta({ description: "The path of the list that the view filters.", examples: ["/tasks"] });

/** Returns whether a text is the address of a filter as this version writes it, so that each filter has one text. */
function isCanonical(text: string): boolean {
  const { filter, ignored } = readFilter(new URLSearchParams(text));
  return ignored.length === 0 && writeFilter(filter).toString() === text;
}

/** The parameters of a list's address: how it is filtered and arranged. */
export const listAddress = z
  .string()
  .refine(isCanonical, "Use the parameters of a list's address, in the order in which the page writes them.")
  .meta({
    description: "Filters and arrangement, as the parameters of the list's address.",
    examples: ["priority=high&tags=home&sort=title"],
  });
