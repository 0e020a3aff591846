import { z } from "zod";
import { isRank } from "./rank";

/** The id of a row that is stored. */
export const rowId = z.guid("Use a UUID.").transform((id) => id.toLowerCase());

/** The id that a device gives a new row. It grows with time, so that the rows of a user are stored in order. */
export const newRowId = z.uuidv7("Use a UUIDv7.").transform((id) => id.toLowerCase());

export const rowVersion = z
  .int()
  .min(1)
  .max(2_147_483_647)
  .meta({ description: "The version that the change is based on. Without it, the last write wins." });

export const position = z
  .string()
  .refine(isRank, "Use a position such as a0, by fractional indexing in base 62.")
  .meta({
    description:
      "The place among the others, which are sorted by this text, byte by byte. A text between those of two neighbours places it between them: see the package `fractional-indexing`.",
    examples: ["a1V"],
  });
