"use client";

import { Button } from "~/ui/button";
import { Dialog } from "~/ui/overlays/dialog";
import { ShortcutList } from "./shortcut-list";
import { shortcutGroups } from "./shortcuts";

/** What a line for a new task may say. */
const phrases = [
  { typed: "tomorrow 9am", label: "Due date" },
  { typed: "p1", label: "Priority, to p3" },
  { typed: "@home", label: "Tag" },
  { typed: "#Work", label: "Project, or #Work/Section" },
  { typed: "“May”", label: "Stays in the title" },
] as const;

/** Shows the shortcuts, from the table that binds them. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open isWide onClose={onClose} title="Keyboard shortcuts" footer={<Button onClick={onClose}>Close</Button>}>
      <div className="mt-2 gap-8 sm:columns-2">
        {shortcutGroups.map((group) => (
          <section key={group} className="break-inside-avoid pb-4">
            <h3 className="mb-1 text-sm font-semibold">{group}</h3>
            <ShortcutList group={group} />
          </section>
        ))}
        <section className="break-inside-avoid pb-4">
          <h3 className="mb-1 text-sm font-semibold">Typed in a new task</h3>
          <dl className="text-sm">
            {phrases.map(({ typed, label }) => (
              <div
                key={typed}
                className="flex min-h-8 items-center justify-between gap-4 border-b border-line last:border-0"
              >
                <dt>{label}</dt>
                <dd className="font-medium text-muted">{typed}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}
