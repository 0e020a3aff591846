import { codingIn, encode } from "./content-coding";

/** The size that fits into the first packets of a connection, compressed or not. */
const large = 10 * 1024;

/**
 * Returns a JSON response, compressed when it is large and the client accepts that. The length of a compressed response reveals repeated text, so no
 * one may both choose a part of it and learn its length (https://www.breachattack.com). A request caused by a page of another site therefore gets an
 * uncompressed response, and Better Auth's responses, which contain tokens, are never compressed. Validators are unchanged, because they name a
 * version of the resource.
 * @param options.encoded compresses `text`, and may cache the result
 */
export function jsonResponse(
  text: string,
  { headers: requestHeaders }: Pick<Request, "headers">,
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
  const coding = isFromElsewhere(requestHeaders) ? undefined : codingIn(requestHeaders.get("accept-encoding"));
  if (coding === undefined) return new Response(text, { status, headers: varied });
  return encoded(coding, text).then(
    (body) => new Response(body, { status, headers: { ...varied, "content-encoding": coding } }),
  );
}

function varying(headers: Record<string, string>, vary: readonly string[]): Record<string, string> {
  return vary.length === 0 ? headers : { ...headers, vary: vary.join(", ") };
}

/** Returns whether the browser says that a page of another origin sent the request (https://www.w3.org/TR/fetch-metadata/). */
function isFromElsewhere(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  return site !== null && site !== "same-origin" && site !== "none";
}
