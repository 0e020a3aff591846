"use client";

import { useSyncExternalStore } from "react";
import { Notice } from "~/ui/feedback/notice";
import { TextLink } from "~/ui/text/text-link";
import { explainAddress, type SignInAddresses } from "../../unexpected-address";

interface UnexpectedAddressProps extends SignInAddresses {
  /** The origin at which the page was opened, as the server sees it. */
  opened: string | undefined;
}

/**
 * Explains that sign-in does not work at this address, and how to fix that. Only the browser knows where it opened the page, because a proxy may use another name. The server's guess is shown only where scripts are off.
 */
export function UnexpectedAddress({ opened: seenByServer, ...addresses }: UnexpectedAddressProps) {
  const opened = useSyncExternalStore(subscribeToNothing, readOrigin, isServer);
  if (opened !== undefined) return <AddressNotice opened={opened} {...addresses} />;
  return (
    seenByServer !== undefined && (
      <noscript>
        <AddressNotice opened={seenByServer} {...addresses} />
      </noscript>
    )
  );
}

function AddressNotice({ opened, ...addresses }: SignInAddresses & { opened: string }) {
  const explanation = explainAddress(opened, addresses);
  if (explanation === undefined) return null;
  const { instead, settable } = explanation;
  return (
    <div className="mx-auto w-full max-w-md px-5 pt-2">
      <Notice>
        <span className="block text-pretty wrap-anywhere">
          Keel is not configured for this address, so signing in does not work here.
          {instead !== undefined && (
            <>
              {" "}
              Open <TextLink href={instead}>{instead}</TextLink> instead.
            </>
          )}
          {settable !== undefined && (
            <>
              {" "}
              If you run Keel and want it to be opened here, set <code>{`BETTER_AUTH_URL=${settable}`}</code> and
              restart it.
            </>
          )}
        </span>
      </Notice>
    </div>
  );
}

const subscribeToNothing = () => () => undefined;
const readOrigin = () => window.location.origin;
const isServer = () => undefined;
