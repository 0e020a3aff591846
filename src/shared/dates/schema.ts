import { z } from "zod";
import { isBetween1900And9999 } from "../calendar-day";

/** A moment as callers write it, with any offset. */
export const instant = z.iso
  .datetime({ offset: true, error: "Use a date and time such as 2026-11-20T09:00:00Z." })
  .refine(isBetween1900And9999, "Use a moment from 1900 to 9999.");
