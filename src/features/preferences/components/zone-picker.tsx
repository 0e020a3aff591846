"use client";

import ChevronDown from "lucide-react/icons/chevron-down";
import { useId, useMemo, useState } from "react";
import { cityOf } from "~/shared/dates/zones";
import { joinClasses } from "~/ui/join-classes";
import { TextField } from "~/ui/fields/text-field";
import { Popover } from "~/ui/overlays/popover";
import { findZones, listZones } from "../store/find-zones";

interface ZonePickerProps {
  zone: string;
  onChoose: (zone: string) => void;
}

/** Shows the time zone, and lets the user search for another one. */
export function ZonePicker({ zone, onChoose }: ZonePickerProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <span id={id} className="text-sm font-medium">
        Time zone
      </span>
      <Popover
        label="Time zone"
        renderTrigger={(trigger) => (
          <button
            type="button"
            {...trigger}
            aria-label={`Time zone: ${cityOf(zone)} ${zone}`}
            className="flex min-h-10 items-center justify-between gap-2 rounded-md border border-control bg-surface px-3 text-left hover:bg-hover pointer-coarse:min-h-11"
          >
            <span>
              {cityOf(zone)} <span className="text-sm text-muted">{zone}</span>
            </span>
            <ChevronDown aria-hidden className="size-4 text-muted" />
          </button>
        )}
      >
        {(close) => (
          <ZoneList
            chosen={zone}
            onChoose={(next) => {
              if (next !== zone) onChoose(next);
              close();
            }}
          />
        )}
      </Popover>
    </div>
  );
}

/** Enough for every search that says something. */
const maxShown = 60;

function ZoneList({ chosen, onChoose }: { chosen: string; onChoose: (zone: string) => void }) {
  const zones = useMemo(() => listZones(), []);
  const [typed, setTyped] = useState("");
  const shown = findZones(zones, typed).slice(0, maxShown);
  return (
    <form
      className="flex w-72 max-w-full flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const [first] = shown;
        if (typed.trim() !== "" && first !== undefined) onChoose(first.zone);
      }}
    >
      <TextField
        label="Search for a city"
        hideLabel
        placeholder="Search for a city"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <ul aria-label="Time zones" className="max-h-72 overflow-y-auto">
        {shown.map(({ zone, city }) => (
          <li key={zone}>
            <button
              type="button"
              aria-current={zone === chosen}
              onClick={() => onChoose(zone)}
              className={joinClasses(
                "flex min-h-9 w-full items-baseline gap-2 rounded-md px-2 py-1.5 text-left text-sm hover:bg-hover pointer-coarse:min-h-11",
                zone === chosen && "font-medium",
              )}
            >
              {city} <span className="truncate text-xs text-muted">{zone}</span>
            </button>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className="px-2 text-sm text-muted">No city is called that.</p>}
    </form>
  );
}
