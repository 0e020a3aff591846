"use client";

import { useSyncExternalStore } from "react";
import { Notice } from "~/ui/notice";
import { TextLink } from "~/ui/text-link";
import { explainAddress, type SignInAddresses } from "../unexpected-address";

interface UnexpectedAddressProps extends SignInAddresses {
  /** The origin at which the page was opened, as far as the server knows it. The browser always does. */
  opened: string | undefined;
}

/** Says that nobody can sign in at this address, and how to mend that. Nothing where people can. */
export function UnexpectedAddress({ opened: seen, ...addresses }: UnexpectedAddressProps) {
  const opened = useSyncExternalStore(
    subscribeToNothing,
    () => window.location.origin,
    () => seen,
  );
  const told = opened === undefined ? undefined : explainAddress(opened, addresses);
  if (told === undefined) return null;
  const { instead, settable } = told;
  return (
    <div className="mx-auto w-full max-w-md px-5 pt-2">
      <Notice>
        <span className="block text-pretty wrap-anywhere">
          Keel does not expect to be opened at this address, so nobody can sign in here.
          {instead !== undefined && (
            <>
              {" "}
              Open <TextLink href={instead}>{instead}</TextLink> instead.
            </>
          )}
          {settable !== undefined && (
            <>
              {" "}
              If you run Keel and people are to open it here, set <code>{`BETTER_AUTH_URL=${settable}`}</code> and
              restart it.
            </>
          )}
        </span>
      </Notice>
    </div>
  );
}

const subscribeToNothing = () => () => undefined;
