import { z } from "zod";
import { canonical, fits, isStorable, isVisible, lengthFault, notStorable } from "./written-text";

/** Parses a text of at most `maxLength` code points without changing it, because addresses and passwords are compared as given. */
export const unchangedText = (maxLength: number, base = z.string()) =>
  base
    .refine((value) => fits(value, maxLength), {
      error: ({ input }) => lengthFault(String(input), maxLength),
      abort: true,
    })
    .refine(isStorable, notStorable)
    .meta({ maxLength });

/** Parses a text of at most `maxLength` code points into its stored form (NFC). */
export const storableText = (maxLength: number, base = z.string()) =>
  unchangedText(maxLength, base.overwrite(canonical));

/** Parses such a text, trims it, and refuses one without a visible character with the message `nothing`. */
export const visibleText = (maxLength: number, nothing: string) =>
  storableText(maxLength, z.string().trim().min(1, { error: nothing, abort: true })).refine(isVisible, nothing);
