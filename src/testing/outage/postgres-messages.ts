/** Just enough of PostgreSQL's wire protocol (https://www.postgresql.org/docs/current/protocol-message-formats.html) to refuse a statement. */

/** Returns an error as the server sends it. */
export function errorResponse(sqlstate: string, severity: "ERROR" | "FATAL"): Buffer {
  const fields = [`S${severity}`, `V${severity}`, `C${sqlstate}`, `Minjected ${sqlstate}`];
  return message("E", Buffer.from(`${fields.join("\0")}\0\0`));
}

/** @param status `I` outside a transaction, `T` inside, `E` inside a failed one */
export function readyForQuery(status: string): Buffer {
  return message("Z", Buffer.from(status));
}

/** Splits the stream into messages with their type; a client's first one has none and is reported as `startup`. */
export function createMessageReader(options: {
  hasStartup: boolean;
}): (chunk: Buffer) => { type: string; bytes: Buffer }[] {
  let rest = Buffer.alloc(0);
  let isStartup = options.hasStartup;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    const messages: { type: string; bytes: Buffer }[] = [];
    for (;;) {
      const header = isStartup ? 0 : 1;
      if (rest.length < header + 4) return messages;
      const length = header + rest.readInt32BE(header);
      if (rest.length < length) return messages;
      messages.push({ type: isStartup ? "startup" : rest.toString("latin1", 0, 1), bytes: rest.subarray(0, length) });
      rest = rest.subarray(length);
      isStartup = false;
    }
  };
}

/** Returns the statement in a `Query` or `Parse`, or the name of the one in a `Bind`; `undefined` for other messages. */
export function statementIn(type: string, bytes: Buffer): { name: string; text?: string } | undefined {
  const [first = "", second = ""] = bytes.toString("utf8", 5).split("\0");
  if (type === "Q") return { name: "", text: first };
  if (type === "P") return { name: first, text: second };
  return type === "B" ? { name: second } : undefined;
}

function message(type: string, body: Buffer): Buffer {
  const header = Buffer.alloc(5);
  header.write(type, "latin1");
  header.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([header, body]);
}
