import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { documentPath } from "./document";

const run = promisify(execFile);
const git = (...args: string[]) =>
  run("git", args, { maxBuffer: 10_000_000 }).then(
    ({ stdout }) => stdout,
    () => undefined,
  );

/** A committed document that clients may have been generated from. */
export interface Base {
  /** The commit it is from. */
  commit: string;
  document: unknown;
}

/**
 * Returns the document committed where this branch left `main`; on `main` itself, with the last commit. `undefined` without Git, or
 * if no document was committed.
 * @param revision another commit, tag or branch
 */
export async function committedDocument(revision?: string): Promise<Base | undefined> {
  const commit = (await git("rev-parse", "--verify", "--quiet", revision ?? (await branchPoint())))?.trim();
  const text = commit === undefined ? undefined : await git("show", `${commit}:./${documentPath}`);
  return commit === undefined || text === undefined ? undefined : { commit, document: JSON.parse(text) };
}

async function branchPoint(): Promise<string> {
  for (const main of ["origin/main", "main"]) {
    const point = (await git("merge-base", "HEAD", main))?.trim();
    if (point !== undefined && point !== "") return point;
  }
  return "HEAD";
}
