"use client";

import { failureText } from "~/client/query-client";
import { Badge } from "~/ui/badge";
import { Button } from "~/ui/button";
import { ErrorState } from "~/ui/feedback/error-state";
import { Loading, Skeleton } from "~/ui/feedback/skeleton";
import type { BrowserState } from "./this-browser";
import { usePush } from "./use-push";

const hints: Record<BrowserState, string> = {
  unsupported:
    "This browser cannot be notified. It takes a current browser and https; on an iPhone or iPad, add Keel to the Home Screen first.",
  denied:
    "Notifications of this site are blocked. Allow them in the site settings of your browser, next to the address, then reload this page.",
  off: "Reminders can be shown here, also while Keel is closed, until you sign out.",
  on: "Reminders are shown here, also while Keel is closed, until you sign out.",
};

/** Lets the user choose on which devices they are notified. */
export function PushSettings() {
  const { devices, state, busy, turnOn, turnOff, remove, test } = usePush();
  const { data, error, isFetching, refetch } = devices;
  if (data === undefined && error !== null) {
    return (
      <ErrorState title="Your devices could not be loaded" as="p" retrying={isFetching} onRetry={() => void refetch()}>
        {failureText(error)}
      </ErrorState>
    );
  }
  if (data === undefined || state === undefined) {
    return (
      <Loading label="Loading your devices">
        <Skeleton className="h-11 w-64 max-w-full" />
      </Loading>
    );
  }
  const isFixed = state === "unsupported" || state === "denied";
  return (
    <div className="flex flex-col gap-4">
      <div>
        <label className="flex min-h-11 items-center gap-3 text-sm">
          <input
            type="checkbox"
            className="size-4 accent-accent"
            checked={state === "on"}
            disabled={isFixed || busy === "switch"}
            aria-describedby="push-hint"
            onChange={({ target: { checked } }) => void (checked ? turnOn() : turnOff())}
          />
          On this device
        </label>
        <p id="push-hint" className="text-sm text-pretty text-muted">
          {hints[state]}
        </p>
      </div>
      {data.devices.length > 0 && (
        <>
          <ul aria-label="Devices that are notified" className="divide-y divide-line border-y border-line">
            {data.devices.map((device) => (
              <li key={device.id} className="flex min-h-14 items-center justify-between gap-3 py-2">
                <span className="flex min-w-0 flex-wrap items-center gap-2 text-sm font-medium">
                  {device.device}
                  {device.isCurrent && <Badge tone="accent">This device</Badge>}
                </span>
                <Button
                  size="sm"
                  busy={busy === device.id}
                  onClick={() => void remove(device)}
                  aria-label={`Remove ${device.device}`}
                >
                  Remove
                </Button>
              </li>
            ))}
          </ul>
          <div>
            <Button busy={busy === "test"} onClick={() => void test()}>
              Send a test notification
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
