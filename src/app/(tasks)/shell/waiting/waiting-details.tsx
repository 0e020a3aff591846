"use client";

import { useState } from "react";
import { keeping } from "~/client/sync/keeping";
import { waitingText } from "~/shared/text/changes-text";
import { Button } from "~/ui/button";
import { announce } from "~/ui/feedback/announce";
import { PopoverPopup } from "~/ui/overlays/popover-popup";
import type { PopupProps } from "~/ui/overlays/use-popup";
import { Moment } from "~/ui/text/moment";
import type { OutboxState } from "~/client/sync/outbox/outbox-state";

interface WaitingDetailsProps extends PopupProps {
  status: OutboxState;
  sendNow: () => Promise<boolean>;
}

const failure = "Keel cannot be reached yet.";

/** Says what happens to the changes that wait, and offers to send them now. */
export function WaitingDetails({ status, sendNow, ...popup }: WaitingDetailsProps) {
  const { waiting, since, isOnDisk, isLarge, needsNewerServer } = status;
  const [isTrying, setTrying] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const tryNow = async () => {
    setTrying(true);
    setFailed(false);
    const isEmpty = await sendNow();
    setTrying(false);
    setFailed(!isEmpty);
    if (!isEmpty) announce(failure);
  };
  return (
    <PopoverPopup {...popup} label="Changes that wait" align="start">
      {waiting === 0 ? (
        <p className="text-sm">All changes are saved.</p>
      ) : (
        <div className="flex flex-col gap-2 text-sm text-pretty">
          <p className="font-medium">{waitingText(waiting)} to be saved</p>
          {since !== undefined && (
            <p className="text-muted">
              Since <Moment at={since} />.
            </p>
          )}
          <p>{isOnDisk ? keptText : lostText()}</p>
          {needsNewerServer && <p>{newerText}</p>}
          {isLarge && <p>There are very many of them. Let this device reach Keel soon.</p>}
          {hasFailed && <p className="text-danger">{failure}</p>}
          <Button busy={isTrying} onClick={() => void tryNow()} className="mt-1 self-start">
            Try now
          </Button>
        </div>
      )}
    </PopoverPopup>
  );
}

const keptText = "Kept on this device, and saved when Keel can be reached.";

const newerText =
  "The server is older than this page and does not know one of the changes yet, as while Keel is being updated. It is tried again for half an hour.";

const lostText = () =>
  keeping.isOn()
    ? "This browser cannot keep changes. They are saved when Keel can be reached, but closing this page loses them."
    : "Tasks are not kept on this device. The changes are saved when Keel can be reached, but closing this page loses them.";
