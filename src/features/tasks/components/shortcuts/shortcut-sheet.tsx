"use client";

import { Button } from "~/ui/button";
import { Dialog } from "~/ui/overlays/dialog";
import { Kbd } from "~/ui/text/kbd";
import { modKey } from "~/ui/text/mod-key";
import { shortcuts, shownKeys } from "./shortcuts";

const groups = ["Everywhere", "Selected task", "Go to"] as const;

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
  const mod = modKey();
  return (
    <Dialog open isWide onClose={onClose} title="Keyboard shortcuts" footer={<Button onClick={onClose}>Close</Button>}>
      <div className="mt-2 gap-8 sm:columns-2">
        {groups.map((group) => (
          <section key={group} className="break-inside-avoid pb-4">
            <h3 className="mb-1 text-sm font-semibold">{group}</h3>
            <dl className="text-sm">
              {shortcuts
                .filter((shortcut) => shortcut.group === group)
                .map(({ command, label, keys }) => (
                  <div
                    key={command}
                    className="flex min-h-8 items-center justify-between gap-4 border-b border-line last:border-0"
                  >
                    <dt>{label}</dt>
                    <dd className="flex items-center gap-2 text-muted">
                      {keys.map((key, index) => (
                        <span key={key} className="flex items-center gap-2">
                          {index > 0 && "or"}
                          <Kbd keys={shownKeys(key, mod)} />
                        </span>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
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
