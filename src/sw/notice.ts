import { parseLocalPath } from "~/shared/local-path";

/** What a notification shows, and where it leads. */
export interface Notice {
  title: string;
  body: string;
  tag: string;
  /** A path of this origin. */
  path: string;
  task: string | undefined;
}

/** For a message that cannot be read: a browser takes the permission from a worker that shows nothing. */
const unreadable: Notice = {
  title: "Keel",
  body: "Open Keel to see what is due.",
  tag: "keel",
  path: "/today",
  task: undefined,
};

/** Returns what a push message says. Its path is one of this origin, whatever it says. */
export function parseNotice(text: string | undefined): Notice {
  const said = readJson(text);
  const [title, body, tag, path, task] = ["title", "body", "tag", "path", "task"].map((name) => said.get(name));
  if (title === undefined || body === undefined || tag === undefined) return unreadable;
  const isTask = task !== undefined && /^[\da-f-]{36}$/.test(task);
  return { title, body, tag, path: parseLocalPath(path ?? "") ?? unreadable.path, task: isTask ? task : undefined };
}

/** Returns the texts of a JSON object, by their names. */
function readJson(text: string | undefined): Map<string, string> {
  const texts = new Map<string, string>();
  try {
    const value: unknown = JSON.parse(text ?? "");
    if (typeof value !== "object" || value === null) return texts;
    for (const [name, part] of Object.entries(value)) if (typeof part === "string") texts.set(name, part);
  } catch {
    // It is none.
  }
  return texts;
}
