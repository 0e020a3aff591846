"use client";

import { Menu } from "@base-ui/react/menu";
import Check from "lucide-react/icons/check";
import { type ReactNode, useEffect, useRef } from "react";
import { joinClasses } from "../join-classes";
import { Kbd } from "../text/kbd";
import type { MenuEntry } from "./menu-entry";
import type { PopupProps } from "./use-popup";

const itemClass =
  "flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2 py-1 text-sm outline-none select-none data-highlighted:bg-hover data-disabled:cursor-default data-disabled:opacity-60 pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0";

type MenuPopupProps = PopupProps & { label: string; entries: readonly MenuEntry[]; align: "start" | "end" };

export function MenuPopup({ label, entries, align, anchor, byKey, onClose }: MenuPopupProps) {
  const popup = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // After the menu has taken the focus itself.
    const frame = requestAnimationFrame(() => {
      if (byKey) popup.current?.querySelector<HTMLElement>("[role^=menuitem]")?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [byKey]);
  return (
    <Menu.Root open onOpenChange={(open) => !open && onClose()}>
      {/* Inside a modal, for what is outside is inert; else inside the landmark. */}
      <Menu.Portal container={anchor.current?.closest("dialog, main, aside, [data-side-panel]") ?? document.body}>
        <Menu.Positioner
          anchor={anchor}
          align={align}
          sideOffset={4}
          positionMethod="fixed"
          className="z-40 outline-none"
        >
          <Menu.Popup
            ref={popup}
            aria-label={label}
            finalFocus={anchor}
            className="max-h-(--available-height) max-w-80 min-w-48 animate-appear overflow-y-auto rounded-lg bg-surface p-1 text-ink shadow-overlay outline-none"
          >
            {entries.map((entry) => (
              <Entry key={entry.kind === "separator" ? entry.key : entry.label} entry={entry} />
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Entry({ entry }: { entry: MenuEntry }) {
  switch (entry.kind) {
    case "action":
      return (
        <Menu.Item
          disabled={entry.disabled ?? false}
          onClick={entry.onSelect}
          className={joinClasses(itemClass, entry.tone === "danger" && "text-danger")}
        >
          {entry.icon}
          <span className="flex-1">{entry.label}</span>
          {entry.shortcut && (
            <span aria-hidden>
              <Kbd keys={entry.shortcut} />
            </span>
          )}
        </Menu.Item>
      );
    case "check":
      return (
        <Menu.CheckboxItem checked={entry.checked} onCheckedChange={entry.onChange} className={itemClass}>
          <Mark>
            <Menu.CheckboxItemIndicator render={<Check aria-hidden />} />
          </Mark>
          {entry.icon}
          <bdi className="min-w-0 wrap-anywhere">{entry.label}</bdi>
        </Menu.CheckboxItem>
      );
    case "choice":
      return (
        <Menu.RadioGroup value={entry.value} onValueChange={(value: unknown) => entry.onChange(String(value))}>
          <Menu.Group>
            <Menu.GroupLabel className="px-2 pt-2 pb-1 text-xs font-medium text-muted">{entry.label}</Menu.GroupLabel>
            {entry.options.map(({ value, label, icon }) => (
              <Menu.RadioItem key={value} value={value} closeOnClick={!entry.stays} className={itemClass}>
                <Mark>
                  <Menu.RadioItemIndicator render={<Check aria-hidden />} />
                </Mark>
                {icon}
                {label}
              </Menu.RadioItem>
            ))}
          </Menu.Group>
        </Menu.RadioGroup>
      );
    case "separator":
      return <Menu.Separator className="mx-2 my-1 h-px bg-line" />;
    default:
      return entry satisfies never;
  }
}

function Mark({ children }: { children: ReactNode }) {
  return <span className="flex size-4 shrink-0 items-center justify-center text-accent">{children}</span>;
}
