"use client";

import { useMutation } from "@tanstack/react-query";
import { api, type RouterInputs, type RouterOutputs } from "~/client/api";
import { failureText } from "~/client/query-client";
import { SettingsCard } from "~/features/account/components/settings/settings-page";
import { Button } from "~/ui/button";
import { toast } from "~/ui/feedback/toast";
import { DayLabel } from "./day-label";

interface TrustedBrowsersCardProps {
  browsers: RouterOutputs["security"]["factors"]["trustedDevices"];
  onChange: () => void;
}

/** Shows the trusted browsers; renders nothing if there are none. */
export function TrustedBrowsersCard({ browsers, onChange }: TrustedBrowsersCardProps) {
  const forget = useMutation({
    mutationFn: (which: RouterInputs["security"]["forgetDevices"]) => api.security.forgetDevices.mutate(which),
    onSuccess: () => {
      toast({ message: "Two-step sign-in is required there again." });
      onChange();
    },
    onError: (error) => toast({ message: `Nothing was removed. ${failureText(error)}`, tone: "error" }),
  });
  if (browsers.length === 0) return null;
  return (
    <SettingsCard
      title="Trusted browsers"
      about="These browsers skip two-step sign-in. Remove those you no longer use."
    >
      <ul aria-label="Trusted browsers" className="divide-y divide-line rounded-md border border-line">
        {browsers.map(({ id, device, lastUsedAt, expiresAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3 py-2.5">
            <span className="min-w-32 flex-1">
              <span className="block font-medium first-letter:uppercase">{device}</span>
              <span className="block text-sm text-muted">
                Signed in <DayLabel at={lastUsedAt} />, trusted until <DayLabel at={expiresAt} />
              </span>
            </span>
            <Button size="sm" variant="quiet" onClick={() => forget.mutate({ id })} aria-label={`Remove ${device}`}>
              Remove
            </Button>
          </li>
        ))}
      </ul>
      {browsers.length > 1 && (
        <div>
          <Button onClick={() => forget.mutate({})} busy={forget.isPending}>
            Remove all
          </Button>
        </div>
      )}
    </SettingsCard>
  );
}
