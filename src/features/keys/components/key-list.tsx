import type { RouterOutputs } from "~/client/api";
import { Badge } from "~/ui/badge";
import { Moment } from "~/ui/text/moment";

type Key = RouterOutputs["keys"]["list"][number];

/** Shows the keys that sign and verify tokens. */
export function KeyList({ keys }: { keys: readonly Key[] }) {
  return (
    <ul className="rounded-lg border border-line bg-surface">
      {keys.map((key) => (
        <li
          key={key.kid}
          className="grid gap-x-6 gap-y-2 border-line px-4 py-3 not-last:border-b sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center"
        >
          <div className="min-w-0">
            <code className="block font-mono text-sm break-all">{key.kid}</code>
            <p className="text-sm text-muted">
              {key.algorithm} · created <Moment at={key.createdAt} />
            </p>
          </div>
          <State of={key} />
        </li>
      ))}
    </ul>
  );
}

function State({ of: key }: { of: Key }) {
  switch (key.state) {
    case "signs":
      return <Badge tone="accent">Active</Badge>;
    case "published":
      return <Badge>Active in seconds</Badge>;
    case "verifies":
      return (
        <Badge>
          Verifying only, until&nbsp;
          <Moment at={key.until} />
        </Badge>
      );
    default:
      return key satisfies never;
  }
}
