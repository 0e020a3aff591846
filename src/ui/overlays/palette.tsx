"use client";

import { Command } from "cmdk";
import Search from "lucide-react/icons/search";
import { useMemo, useState } from "react";
import { Kbd } from "../text/kbd";
import { Modal } from "./modal";
import type { PaletteEntry, PaletteGroup } from "./palette-entries";

interface PaletteProps {
  label: string;
  placeholder: string;
  /** Returns what is offered for the typed text, best first. */
  find: (query: string) => readonly PaletteGroup[];
  onClose: () => void;
}

/** Shows a field and what it finds, in a modal. An entry is chosen with the arrow keys and Enter or by pointer; the modal closes before it acts. */
export function Palette({ label, placeholder, find, onClose }: PaletteProps) {
  const [query, setQuery] = useState("");
  // At once, because Enter chooses what the text that was just typed finds.
  const groups = useMemo(() => find(query), [find, query]);
  const choose = ({ onSelect }: PaletteEntry) => {
    onClose();
    // After the modal has given the focus back.
    setTimeout(onSelect);
  };
  return (
    <Modal
      onClose={onClose}
      label={label}
      className="mx-auto mt-[min(12dvh,6rem)] mb-4 w-[calc(100%-2rem)] max-w-xl animate-rise overflow-hidden rounded-xl bg-surface text-ink shadow-overlay"
    >
      <Command label={label} shouldFilter={false} loop>
        <div className="flex items-center gap-2 border-b border-line px-4 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted">
          <Search aria-hidden />
          <Command.Input
            data-autofocus
            value={query}
            onValueChange={setQuery}
            placeholder={placeholder}
            enterKeyHint="go"
            className="h-12 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-muted"
          />
        </div>
        <Command.List
          label="Found"
          className="max-h-[min(60dvh,26rem)] overflow-y-auto overscroll-contain p-1.5 [scroll-padding-block:0.375rem]"
        >
          <Command.Empty className="px-2.5 py-6 text-sm text-muted">Nothing found.</Command.Empty>
          {groups.map(({ title, items }) => (
            <Command.Group
              key={title}
              heading={title}
              className="[&_[cmdk-group-heading]]:truncate [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-muted"
            >
              {items.map((entry) => (
                <Command.Item
                  key={entry.id}
                  value={entry.id}
                  onSelect={() => choose(entry)}
                  className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2.5 text-sm select-none data-[selected=true]:bg-hover pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted"
                >
                  {entry.icon}
                  <bdi className="min-w-0 flex-1 truncate">{entry.label}</bdi>
                  {entry.keys !== undefined && (
                    <span aria-hidden className="pointer-coarse:hidden">
                      <Kbd keys={entry.keys} />
                    </span>
                  )}
                </Command.Item>
              ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
    </Modal>
  );
}
