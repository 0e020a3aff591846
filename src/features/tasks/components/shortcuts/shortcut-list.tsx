"use client";

import { useSyncExternalStore } from "react";
import { Kbd } from "~/ui/text/kbd";
import { modKey } from "~/ui/text/mod-key";
import { type Shortcut, shortcuts, shownKeys } from "./shortcuts";

/** Shows the shortcuts of a group, from the table that binds them. */
export function ShortcutList({ group }: { group: Shortcut["group"] }) {
  const mod = useSyncExternalStore(neverChanges, modKey, () => "Ctrl");
  return (
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
  );
}

const neverChanges = () => () => undefined;
