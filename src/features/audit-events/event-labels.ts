type Details = Record<string, string | number | boolean | null>;

/** The sentences that the features and rooms of the server declare for their events, by kind. */
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
  /** Whether it was done by a command on the server. */
  isByServer?: boolean;
}

/** What ends the sentence about what is mostly done by an administrator. */
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
