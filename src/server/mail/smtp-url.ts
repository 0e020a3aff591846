import { z } from "zod";

const example = "must be an address such as smtp://user:password@mail.example.com:587";

/**
 * `SMTP_URL`: scheme, user, password, host and port. Parameters that other tools accept are refused by name. No message repeats what could be a
 * password.
 */
export const smtpUrl = z
  .url({ protocol: /^smtps?$/, hostname: /./, error: example, abort: true })
  .refine((text) => !/%(?![\da-f]{2})/i.test(text), {
    error: "must have each % in its user and password written as %25",
    abort: true,
  })
  .superRefine((text, context) => {
    const message = faultOf(new URL(text));
    if (message !== undefined) context.addIssue({ code: "custom", message });
  });

function faultOf(url: URL): string | undefined {
  const behindHost = url.pathname + url.search + url.hash;
  if (behindHost.includes("@")) return "must have each /, ? and # in its user and password written as %2F, %3F and %23";
  if (!/^(?:[\w.-]+|\[[\da-f:.]+\])$/i.test(url.hostname)) return example;
  if (url.port === "0") return "must not have the port 0";
  if (url.username === "" && url.password !== "") return "has a password, but no user before it";
  const [parameter] = [...url.searchParams.keys()];
  if (parameter !== undefined) return `must not hold parameters: ${nameOf(parameter)} means nothing here`;
  return /^\/?$/.test(behindHost) ? undefined : "must end after the host and the port";
}

const nameOf = (parameter: string) => (/^[\w.-]{1,40}$/.test(parameter) ? `"${parameter}"` : "the first one");
