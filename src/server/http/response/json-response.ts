import { codingIn, encode } from "./content-coding";

/** So much fits into the first packets of a connection, compressed or not. */
const large = 10 * 1024;

/**
 * Answers JSON; a large one compressed, where who asks takes that. How long a compressed answer is tells what text of it repeats, so nobody may both
 * choose text in an answer and learn its length (https://www.breachattack.com): a request that a page of another site causes gets its answer as it is,
 * and answers of Better Auth, which hold tokens, never come by here. Validators stay what they are, for they name a version of the resource.
 * @param options.encoded compresses `text`, where that is remembered
 */
export function jsonResponse(
  text: string,
  { headers: asked }: Pick<Request, "headers">,
  options: {
    status?: number;
    headers?: Record<string, string>;
    vary?: readonly string[];
    encoded?: typeof encode;
  } = {},
): Response | Promise<Response> {
  const { status = 200, headers = {}, vary = [], encoded = encode } = options;
  const own = { "content-type": "application/json", ...headers };
  if (text.length < large) return new Response(text, { status, headers: varying(own, vary) });
  const varied = varying(own, [...vary, "accept-encoding"]);
  const coding = isFromElsewhere(asked) ? undefined : codingIn(asked.get("accept-encoding"));
  if (coding === undefined) return new Response(text, { status, headers: varied });
  return encoded(coding, text).then(
    (body) => new Response(body, { status, headers: { ...varied, "content-encoding": coding } }),
  );
}

function varying(headers: Record<string, string>, vary: readonly string[]): Record<string, string> {
  return vary.length === 0 ? headers : { ...headers, vary: vary.join(", ") };
}

/** Returns whether the browser says that a page of another origin sends the request (https://www.w3.org/TR/fetch-metadata/). */
function isFromElsewhere(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  return site !== null && site !== "same-origin" && site !== "none";
}
