import { isUtf8 } from "node:buffer";
import { StartupError } from "../../startup/startup-error";

const remedy = "Save it as UTF-8: Excel calls that “CSV UTF-8 (Comma delimited)”.";

/**
 * Returns the text of a file: UTF-8, or UTF-16 that says so with a byte order mark.
 * @throws {StartupError} naming the encoding when it is another one, which would be read wrongly, and letters lost
 */
export function decodeExport(bytes: Uint8Array): string {
  const [first, second, third, fourth] = bytes;
  if (first === 0x50 && second === 0x4b && third === 3 && fourth === 4) {
    throw new StartupError("The file is a ZIP archive or an Excel workbook. Save the sheet as “CSV UTF-8”.");
  }
  if (first === 0x1f && second === 0x8b) throw new StartupError("The file is compressed (gzip). Unpack it first.");
  const isLittle = first === 0xff && second === 0xfe;
  const isUtf32 = isLittle ? third === 0 && fourth === 0 : first === 0 && second === 0 && third === 0xfe;
  if (isUtf32) throw new StartupError(`The file is in UTF-32. ${remedy}`);
  if (isLittle) return decode(bytes, "utf-16le");
  if (first === 0xfe && second === 0xff) return decode(bytes, "utf-16be");
  if (isUtf8(bytes)) {
    const text = decode(bytes, "utf-8");
    const place = text.indexOf("\0");
    if (place !== -1 && looksWide(bytes))
      throw new StartupError(`The file is in UTF-16, without a mark that says so. ${remedy}`);
    return text;
  }
  if (looksWide(bytes)) throw new StartupError(`The file is in UTF-16, without a mark that says so. ${remedy}`);
  throw new StartupError(`The file is not in UTF-8; it seems to be in Windows-1252 (“ANSI”). ${remedy}`);
}

/** Returns whether the bytes look like UTF-16, in which every other byte of Latin text is zero. */
function looksWide(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 4096);
  return sample.filter((byte) => byte === 0).length > sample.length / 5;
}

function decode(bytes: Uint8Array, encoding: "utf-8" | "utf-16le" | "utf-16be"): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new StartupError(`The file begins as ${encoding.toUpperCase()}, but is damaged. ${remedy}`);
  }
}
