import { z } from "zod";
import { canonical, fits, isStorable, isVisible, lengthFault } from "./written-text";

/** Parses a text of at most `maxLength` code points that is kept as it is: neither an address nor a password is changed before it is compared. */
export const unchangedText = (maxLength: number, base = z.string()) =>
  base
    .refine((value) => fits(value, maxLength), {
      error: ({ input }) => lengthFault(String(input), maxLength),
      abort: true,
    })
    .refine(isStorable, "This contains a character that cannot be stored.")
    .meta({ maxLength });

/** Parses a text of at most `maxLength` code points into the one form that is stored (NFC). */
export const storableText = (maxLength: number, base = z.string()) =>
  unchangedText(maxLength, base.overwrite(canonical));

/** Parses such a text of which something can be seen, without the blanks around it; else `nothing` is said. */
export const visibleText = (maxLength: number, nothing: string) =>
  storableText(maxLength, z.string().trim().min(1, { error: nothing, abort: true })).refine(isVisible, nothing);
