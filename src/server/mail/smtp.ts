import { createTransport } from "nodemailer";
import { z } from "zod";
import { oneLine } from "./sanitize";
import type { Content } from "./render";
import type { MailAddress } from "./sender-address";

/** A mail to be sent. Receivers drop a second copy by its id. */
export interface OutgoingMail extends Content {
  id: string;
  to: string;
  /** The time, as ISO 8601 in UTC. */
  writtenAt: string;
}

export type Delivery =
  | { isSent: true }
  /** `isFinal` when the server will never accept it. `reason` is for administrators and may hold the address; `code` may not. */
  | { isSent: false; isFinal: boolean; reason: string; code: string };

export type Deliver = (letter: OutgoingMail) => Promise<Delivery>;

interface SmtpOptions {
  url: string;
  from: MailAddress;
}

/** In milliseconds. */
const timeouts = { dnsTimeout: 10_000, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
/** In milliseconds, for the whole delivery; shorter than the limit of a job. */
const maxDeliveryTime = 120_000;

/**
 * Creates the delivery by SMTP (RFC 5321). It encrypts if the server offers it, and always before a password goes to another machine. Only a
 * permanent refusal (5xx) of this very mail is final; every other failure is temporary.
 */
export function createSmtp({ url, from }: SmtpOptions): Deliver {
  const { protocol, hostname, port, username, password } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, "");
  const secure = protocol === "smtps:";
  const [user, pass] = [decodeURIComponent(username), decodeURIComponent(password)];
  const isHere = /^(localhost|127\.[\d.]+|::1)$/.test(host);
  const transport = createTransport({
    host,
    port: port === "" ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && user !== "" && !isHere,
    ...(user === "" ? {} : { auth: { user, pass } }),
    ...timeouts,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const redact = createRedactor([user, pass, host]);
  return async ({ id, to, subject, text, html, writtenAt }) => {
    try {
      await transport.sendMail({
        from,
        to: { name: "", address: to },
        subject,
        text,
        html,
        date: new Date(writtenAt),
        messageId: `<${id}@${from.address.slice(from.address.lastIndexOf("@") + 1)}>`,
        // Keeps automatic replies away (RFC 3834 §5).
        headers: { "Auto-Submitted": "auto-generated" },
        signal: AbortSignal.timeout(maxDeliveryTime),
      });
      return { isSent: true };
    } catch (error) {
      const { responseCode, code = "" } = failureOf(error);
      return {
        isSent: false,
        isFinal: isFinal(error),
        reason: redact(reasonOf(error)),
        code: String(responseCode ?? code),
      };
    }
  };
}

/** Returns whether the mail will never be accepted. A refused password is not final, because the operator can correct it. */
function isFinal(error: unknown): boolean {
  const { code, permanent, responseCode } = failureOf(error);
  return code === "EENVELOPE" || code === "EMESSAGE" ? (permanent ?? responseCode === undefined) : false;
}

const reasons: Record<string, string> = {
  EDNS: "The mail server's name cannot be resolved.",
  ESOCKET: "The mail server cannot be reached.",
  ECONNECTION: "The mail server closed the connection.",
  ETIMEDOUT: "The mail server did not answer in time.",
  EABORT: "The mail server did not answer in time.",
  ETLS: "No encrypted connection to the mail server could be made.",
  EAUTH: "The mail server does not accept the user name and password of SMTP_URL.",
  EENVELOPE: "This address cannot be written to.",
};

function reasonOf(error: unknown): string {
  const { code = "", response, originalCode } = failureOf(error);
  const reason = reasons[code] ?? "The mail could not be sent.";
  const detail = response ?? originalCode;
  return detail === undefined ? reason : `${reason} (${detail})`;
}

/** The fields of nodemailer's errors (`NodemailerError`). */
const failure = z.object({
  code: z.string().optional(),
  originalCode: z.string().optional(),
  permanent: z.boolean().optional(),
  responseCode: z.number().optional(),
  response: z.string().optional(),
});

const failureOf = (error: unknown): z.infer<typeof failure> => failure.safeParse(error).data ?? {};

/** Returns a function that removes `secrets` from a text, because some servers repeat what they were sent. */
function createRedactor(secrets: string[]): (text: string) => string {
  const forms = secrets.flatMap((secret) =>
    secret === "" ? [] : [secret, Buffer.from(secret).toString("base64"), encodeURIComponent(secret)],
  );
  return (text) =>
    oneLine(
      forms.reduce((hidden, form) => hidden.replaceAll(form, "…"), text),
      300,
    );
}
