import { parseStrictJson } from "../../http/request/json-text";

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Returns the value of a JSON text in UTF-8 (RFC 8259) without a byte order mark; `undefined` for anything else, and for duplicate names at any
 * depth, because readers differ in which one they take (RFC 7515 §4, RFC 7519 §4).
 */
export function parseUniqueJson(bytes: Uint8Array): unknown {
  try {
    return parseStrictJson(decoder.decode(bytes)).value;
  } catch {
    return undefined;
  }
}
