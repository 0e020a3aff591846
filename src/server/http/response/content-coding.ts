import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** The supported content codings, the best first (RFC 9110 §8.4.1). */
const codings = ["br", "gzip"] as const;
export type Coding = (typeof codings)[number];

const byBrotli = promisify(brotliCompress);
const byGzip = promisify(gzip);

/** Returns the best coding that the `Accept-Encoding` header `accepted` allows; `undefined` when it allows none. */
export function codingIn(accepted: string | null): Coding | undefined {
  return codings.find((coding) => takes(accepted ?? "", coding));
}

/** Returns whether `accepted` names `coding` without the weight 0 (RFC 9110 §12.5.3). */
export function takes(accepted: string, coding: Coding): boolean {
  return accepted.split(",").some((item) => {
    const [name = "", weight] = item.split(";");
    return name.trim().toLowerCase() === coding && (weight === undefined || positive.test(weight.trim()));
  });
}

const positive = /^q=(?:0\.0*[1-9]\d*|1(?:\.0*)?)$/i;

/** Compresses `text` on a worker thread, at a fast level, because the last tenth of the size takes most of the time. */
export function encode(coding: Coding, text: string): Promise<Uint8Array<ArrayBuffer>> {
  if (coding === "gzip") return byGzip(text);
  const { BROTLI_PARAM_QUALITY: quality, BROTLI_PARAM_SIZE_HINT: size } = constants;
  return byBrotli(text, { params: { [quality]: 4, [size]: text.length } });
}
