import { z } from "zod";
import { parseRepeat } from "./rule";

/** How a task repeats, in the one text that states it. */
export const repeat = z
  .string()
  .refine((text) => parseRepeat(text) !== undefined, "Use a rule such as FREQ=WEEKLY;BYDAY=MO, of at most once a day.")
  .meta({
    description: "How the task repeats: an RRULE of RFC 5545, of at most once a day, with its parts in one order.",
    examples: ["FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH"],
  });
