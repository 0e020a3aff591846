type Details = Record<string, string | number | boolean | null>;

/** The sentences for the events of all features and server folders, by kind. */
export type EventSentences = Record<
  string,
  {
    done: string;
    failed: string;
    describe: ((event: { outcome: "success" | "failure"; details: Details }) => string | undefined) | undefined;
  }
>;

interface LabelledEvent {
  kind: string;
  outcome: "success" | "failure";
  details: Details | null;
  /** Whether a command on the server caused it. */
  isByServer?: boolean;
}

/** The end of sentences about actions that administrators usually take. */
const byAdministrator = / by an administrator$/;

/** Returns an event as a sentence: "Signed in with a password". A kind without a sentence is shown by its name. */
export function eventLabel(
  { kind, outcome, details, isByServer = false }: LabelledEvent,
  sentences: EventSentences,
): string {
  const { done, failed, describe } = sentences[kind] ?? { done: plain(kind), failed: `${plain(kind)} failed` };
  const told = describe?.({ outcome, details: details ?? {} }) ?? (outcome === "success" ? done : failed);
  return isByServer ? told.replace(byAdministrator, " on the server") : told;
}

function plain(kind: string): string {
  const words = kind.replaceAll(/[._]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
