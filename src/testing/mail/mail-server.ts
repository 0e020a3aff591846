import type { Readable } from "node:stream";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

/** A refusal of the server: an SMTP reply code, such as 451. */
interface Refusal {
  responseCode: number;
  message: string;
}

export interface MailServer {
  port: number;
  /** The received mail, parsed. */
  received: ParsedMail[];
  /** Refuses the next mails in this order; further mail is accepted. */
  refuse: (...refusals: Refusal[]) => void;
  /** Addresses without a mailbox here, whose mail is refused permanently. */
  unknown: Set<string>;
  /** Called when a mail has arrived completely, before it is acknowledged. */
  onArrival: (wait: () => Promise<void>) => void;
  stop: () => Promise<void>;
}

interface MailServerOptions {
  port?: number;
  /** The login that is required; without it, anyone may send. */
  login?: { user: string; password: string };
  /** Offers encryption with an untrusted certificate. */
  offersTls?: boolean;
}

/** Starts a real SMTP server on a loopback port. */
export async function startMailServer({
  port = 0,
  login,
  offersTls = false,
}: MailServerOptions = {}): Promise<MailServer> {
  const received: ParsedMail[] = [];
  const refusals: Refusal[] = [];
  const unknown = new Set<string>();
  let beforeAnswer = async () => {};
  const take = async (stream: Readable): Promise<Error | null> => {
    const mail = await simpleParser(stream);
    const refusal = refusals.shift();
    if (refusal === undefined) received.push(mail);
    await beforeAnswer();
    return refusal === undefined ? null : Object.assign(new Error(refusal.message), refusal);
  };
  const server = new SMTPServer({
    hideSTARTTLS: !offersTls,
    allowInsecureAuth: true,
    authOptional: login === undefined,
    onAuth: ({ username, password }, _session, done) => {
      const isRight = username === login?.user && password === login?.password;
      done(isRight ? null : new Error(`I do not know ${username} with ${password}`), { user: username });
    },
    onRcptTo: ({ address }, _session, done) => {
      const refusal = unknown.has(address) ? { responseCode: 550 } : undefined;
      done(refusal && Object.assign(new Error("No such mailbox"), refusal));
    },
    onData: (stream, _session, done) => {
      void (async () => done(await take(stream)))();
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    received,
    refuse: (...more) => void refusals.push(...more),
    unknown,
    onArrival: (wait) => (beforeAnswer = wait),
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
