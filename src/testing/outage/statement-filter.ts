import type { Socket } from "node:net";
import type { Fault } from "./fault";
import { createMessageReader, errorResponse, readyForQuery, statementIn } from "./postgres-messages";

/** Reads what a client sends, and answers for the server or closes the connection as the fault requires. */
export interface StatementFilter {
  /** Returns the part of `chunk` that is passed to the server. */
  fromClient: (chunk: Buffer) => Buffer;
  /** Observes the server's messages. */
  fromServer: (chunk: Buffer) => void;
}

const isChange = (text: string) => /^\s*(?:with "\w+" as \(\s*)?(?:insert|update|delete)\b/i.test(text);

const isRefused = ({ kind }: Fault, text: string) =>
  (kind === "refuse_changes" && isChange(text)) || (kind === "refuse_begin" && text === "begin");

export function createStatementFilter(currentFault: () => Fault, client: Socket): StatementFilter {
  const readClient = createMessageReader({ hasStartup: true });
  const readServer = createMessageReader({ hasStartup: false });
  const prepared = new Map<string, string>();
  let status = "I";
  let isSkipping = false;

  const skipUntilSync = (type: string): boolean => {
    if (type !== "S") return true;
    isSkipping = false;
    client.write(readyForQuery(status === "I" ? "I" : "E"));
    return true;
  };

  /** Returns whether the message is kept from the server. */
  const intercept = (type: string, bytes: Buffer): boolean => {
    const fault = currentFault();
    if (isSkipping) return skipUntilSync(type);
    if (type === "startup" && fault.kind === "refuse_startup") {
      client.end(errorResponse(fault.sqlstate, "FATAL"));
      return true;
    }
    const statement = statementIn(type, bytes);
    if (statement === undefined) return false;
    const text = statement.text ?? prepared.get(statement.name) ?? "";
    if (type === "P") prepared.set(statement.name, text);
    if (fault.kind === "cut_at_statement" && !text.includes("set_config")) {
      client.destroy();
      return true;
    }
    if (!("sqlstate" in fault) || !isRefused(fault, text)) return false;
    client.write(errorResponse(fault.sqlstate, "ERROR"));
    isSkipping = type !== "Q";
    if (type === "Q") client.write(readyForQuery(status));
    return true;
  };

  return {
    fromClient: (chunk) =>
      Buffer.concat(
        readClient(chunk)
          .filter(({ type, bytes }) => !intercept(type, bytes))
          .map(({ bytes }) => bytes),
      ),
    fromServer: (chunk) => {
      for (const { type, bytes } of readServer(chunk)) if (type === "Z") status = bytes.toString("latin1", 5, 6);
    },
  };
}
