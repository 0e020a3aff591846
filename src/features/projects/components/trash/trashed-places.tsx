"use client";

import { useTrashedPlaces } from "../../store/use-trashed-places";
import { TrashedPlaceRow } from "./trashed-place-row";

/** Shows the projects and sections in the trash, above the tasks there. */
export function TrashedPlaces() {
  const places = useTrashedPlaces();
  if (places.length === 0) return null;
  return (
    <section aria-labelledby="trashed-places" className="@container mb-4">
      <h2 id="trashed-places" className="border-b border-line px-2 pt-5 pb-1.5 text-sm font-semibold">
        Projects and sections
      </h2>
      <ul>
        {places.map((place) => (
          <li key={place.row.id} className="border-b border-line last:border-b-0">
            <TrashedPlaceRow place={place} />
          </li>
        ))}
      </ul>
    </section>
  );
}
