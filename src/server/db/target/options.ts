import { settingNames } from "../session/settings";

const argument = /^(?:-c\s*|--)([\w.-]+)=/;

/**
 * Validates the server options of a session (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNECT-OPTIONS). Returns what is wrong
 * with them, if anything.
 */
export function readOptions(value: string): string | undefined {
  // A backslash precedes blanks that belong to a value.
  for (const part of value.replaceAll(/(^|\s)-c\s+/g, "$1-c").split(/(?<!\\)\s+/)) {
    if (part === "") continue;
    const name = argument.exec(part)?.[1]?.replaceAll("-", "_").toLowerCase();
    // Some hosts' poolers take a project name here: https://neon.tech/docs/connect/connection-errors
    if (name === undefined && !/^(?:endpoint|project|reference)=[\w.-]+$/.test(part)) {
      return "write options as -cname=value";
    }
    if (name === "search_path" && part.endsWith("=public")) continue;
    if (name !== undefined && settingNames.has(name)) return `leave out ${name} in options: Keel sets it itself`;
  }
  return undefined;
}
