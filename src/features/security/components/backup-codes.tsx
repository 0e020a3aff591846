"use client";

import Copy from "lucide-react/icons/copy";
import Download from "lucide-react/icons/download";
import Printer from "lucide-react/icons/printer";
import { saveFile } from "~/client/save-file";
import { Button } from "~/ui/button";
import { copyText } from "~/ui/text/copy-text";
import { StepHeading } from "./step-heading";

const heading = "Keel backup codes. Each works once.";

/** Shows the codes once, with three ways to save them. */
export function BackupCodes({ codes }: { codes: string[] }) {
  const text = `${heading}\n\n${codes.join("\n")}\n`;
  return (
    <div className="flex flex-col gap-4">
      <StepHeading>
        If you lose your phone, use one of these codes instead. Each works once. They won't be shown again, so store
        them somewhere safe.
      </StepHeading>
      <ul
        aria-label="Backup codes"
        className="grid grid-cols-2 gap-x-6 gap-y-1.5 rounded-md bg-sunken px-4 py-3 font-mono text-base"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" icon={<Copy aria-hidden className="size-4" />} onClick={() => void copyText(text, words)}>
          Copy
        </Button>
        <Button
          size="sm"
          icon={<Download aria-hidden className="size-4" />}
          onClick={() => saveFile([text], { name: "keel-backup-codes.txt", type: "text/plain" })}
        >
          Download
        </Button>
        <Button size="sm" icon={<Printer aria-hidden className="size-4" />} onClick={() => print(text)}>
          Print
        </Button>
      </div>
    </div>
  );
}

const words = {
  copied: "Codes copied.",
  refused: "The browser blocked copying. Select the codes and copy them yourself.",
};

/** Prints the codes alone, without the page around them. */
function print(text: string): void {
  const frame = document.createElement("iframe");
  frame.hidden = true;
  document.body.append(frame);
  const page = frame.contentDocument;
  if (page) {
    const lines = page.createElement("pre");
    lines.textContent = text;
    page.body.append(lines);
    frame.contentWindow?.addEventListener("afterprint", () => frame.remove());
  }
  frame.contentWindow?.print();
}
