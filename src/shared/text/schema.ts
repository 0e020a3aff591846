import { z } from "zod";
import { canonical, fits, isStorable, isVisible, lengthFault } from "./written-text";

/** Parses a text of at most `most` code points that is kept as it is: neither an address nor a password is changed before it is compared. */
export const unchangedText = (most: number, base = z.string()) =>
  base
    .refine((value) => fits(value, most), {
      error: ({ input }) => lengthFault(String(input), most),
      abort: true,
    })
    .refine(isStorable, "This contains a character that cannot be stored.")
    .meta({ maxLength: most });

/** Parses a text of at most `most` code points into the one form that is stored (NFC). */
export const storableText = (most: number, base = z.string()) => unchangedText(most, base.overwrite(canonical));

/** Parses such a text of which something can be seen, without the blanks around it; else `nothing` is said. */
export const visibleText = (most: number, nothing: string) =>
  storableText(most, z.string().trim().min(1, { error: nothing, abort: true })).refine(isVisible, nothing);
