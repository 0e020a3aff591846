"use client";

import { useSyncExternalStore } from "react";
import { Kbd } from "~/ui/text/kbd";
import { modKey } from "~/ui/text/mod-key";
import { boardShortcuts, calendarShortcuts } from "./layout-shortcuts";
import { type Shortcut, shortcuts, shownKeys } from "./shortcuts";

/** Shows the shortcuts of a group, from the tables that bind them. */
export function ShortcutList({ group }: { group: Shortcut["group"] }) {
  const mod = useSyncExternalStore(neverChanges, modKey, () => "Ctrl");
  return (
    <dl className="text-sm">
      {[...shortcuts, ...boardShortcuts, ...calendarShortcuts]
        .filter((shortcut) => shortcut.group === group)
        .map(({ label, keys }) => (
          <div
            key={label}
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
