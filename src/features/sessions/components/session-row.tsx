import Monitor from "lucide-react/icons/monitor";
import Smartphone from "lucide-react/icons/smartphone";
import { Badge } from "~/ui/badge";
import { Button } from "~/ui/button";
import { joinClasses } from "~/ui/join-classes";
import type { RouterOutputs } from "~/client/api";
import { agoLabel } from "../ago-label";

export type Session = RouterOutputs["sessions"]["list"]["items"][number];

interface SessionRowProps {
  session: Session;
  /** When the list was read, in ms since 1970. */
  now: number;
  busy: boolean;
  onRevoke: () => void;
}

/** Shows a session: its device, network and time, and the command that ends it. */
export function SessionRow({ session, now, busy, onRevoke }: SessionRowProps) {
  const { device, isCurrent, createdAt, lastUsedAt } = session;
  const Icon = /on (iOS|Android)$/.test(device) ? Smartphone : Monitor;
  const place = placeLabel(session);
  const times = [
    ...(isCurrent ? [] : [`used ${about(agoLabel(lastUsedAt, now))}`]),
    `signed in ${agoLabel(createdAt, now)}`,
  ].join(", ");
  return (
    <div className="flex items-start gap-3 py-4">
      <Icon aria-hidden className={joinClasses("mt-0.5 size-5 shrink-0", isCurrent ? "text-accent" : "text-muted")} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          {capital(device)}
          {isCurrent && (
            <>
              <span className="sr-only">, </span>
              <Badge tone="accent">This device</Badge>
            </>
          )}
        </p>
        <p className="mt-0.5 text-sm text-pretty text-muted">{place}</p>
        <p className="text-sm text-pretty text-muted">{capital(times)}</p>
      </div>
      <Button size="sm" busy={busy} onClick={onRevoke} aria-label={`Sign out ${device}, ${times}`}>
        Sign out
      </Button>
    </div>
  );
}

/** Returns the network only, because an IP address does not reveal a place. */
function placeLabel({ network, isSameNetwork }: Session): string {
  if (network === null) return "From an unknown network";
  return isSameNetwork ? `Your network (${network})` : `From ${network}`;
}

const about = (words: string) => (words.startsWith("a ") ? words : `about ${words}`);

/** Returns `words` with a capital first letter. */
export const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
