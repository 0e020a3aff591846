import type { ReactNode } from "react";
import type { RouterOutputs } from "~/client/api";
import { Badge } from "~/ui/badge";
import { Moment } from "~/ui/text/moment";
import { StartJob } from "./start-job";
import { WatchJobs } from "./watch-jobs";

type Overview = RouterOutputs["jobs"]["list"];

const outcomes = { waiting: "Waiting", running: "Running", done: "Done", failed: "Failed" };
const tones = { waiting: "neutral", running: "accent", done: "neutral", failed: "danger" } as const;
const queueNames: Record<string, string> = { mail: "Mail", push: "Notifications", recurring: "Scheduled" };

/** Shows the scheduled jobs with their last run, and the length of the queues. */
export function JobList({ jobs, queues }: Overview) {
  const isUnderWay = jobs.some(({ outcome }) => outcome === "waiting" || outcome === "running");
  return (
    <>
      {isUnderWay && <WatchJobs />}
      <Section id="repeating" title="Scheduled">
        {jobs.length === 0 && <li className="px-4 py-3 text-muted">Nothing has run yet.</li>}
        {jobs.map(({ name, every, startedAt, outcome, result }) => (
          <Row
            key={name}
            name={jobLabel(name)}
            aside={
              <span className="flex items-center gap-3">
                <Badge tone={tones[outcome]}>{outcomes[outcome]}</Badge>
                <StartJob name={name} title={jobLabel(name)} />
              </span>
            }
          >
            Every {intervalLabel(every)}
            {startedAt !== null && (
              <>
                , last <Moment at={startedAt} />
              </>
            )}
            {result !== null && Object.keys(result).length > 0 && <> · {resultOf(result)}</>}
          </Row>
        ))}
      </Section>
      <Section id="queues" title="Queues">
        {queues.map(({ name, waiting, active, oldestSince }) => (
          <Row key={name} name={queueNames[name] ?? name}>
            {waiting === 0 ? "Queue empty" : `${waiting} waiting`}, {active} running
            {oldestSince !== null && (
              <>
                , the oldest since <Moment at={oldestSince} />
              </>
            )}
          </Row>
        ))}
      </Section>
    </>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="mb-8">
      <h2 id={id} className="mb-3 text-lg font-semibold">
        {title}
      </h2>
      <ul className="rounded-lg border border-line bg-surface">{children}</ul>
    </section>
  );
}

function Row({ name, children, aside }: { name: string; children: ReactNode; aside?: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-line px-4 py-3 not-last:border-b">
      <div className="min-w-0 flex-1 basis-40">
        <p className="font-medium">{name}</p>
        <p className="text-sm text-muted">{children}</p>
      </div>
      {aside}
    </li>
  );
}

/** Page titles of jobs, if they differ from the names in the database. */
const jobLabels: Record<string, string> = {
  "adopt mail": "Requeue stuck mail",
  "clear mail": "Delete old mail",
  "clear comments": "Delete comments on deleted tasks",
  "clear task history": "Delete the history of deleted tasks",
  "purge tags": "Delete colors that were taken off tags",
  "clear reminders": "Remove reminders of deleted tasks",
  "look after queues": "Queue maintenance",
  "remove ended allowances": "Clean up rate limits",
  "remove ended links": "Delete expired links",
  "retain audit trail": "Trim audit trail",
  "purge trash": "Empty trash",
  "send reminders": "Send reminders",
};

const jobLabel = (name: string) => jobLabels[name] ?? name.charAt(0).toUpperCase() + name.slice(1);

const resultOf = (result: Record<string, number>) =>
  Object.entries(result)
    .map(([what, count]) => `${count} ${what}`)
    .join(", ");

/** @param seconds a whole number */
function intervalLabel(seconds: number): string {
  const [count, unit] =
    seconds % 3600 === 0
      ? [seconds / 3600, "hour"]
      : seconds % 60 === 0
        ? [seconds / 60, "minute"]
        : [seconds, "second"];
  return count === 1 ? unit : `${count} ${unit}s`;
}
