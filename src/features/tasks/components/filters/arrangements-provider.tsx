"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import {
  arrangementsCookie,
  type ChosenArrangements,
  formatArrangements,
  withArranged,
} from "../../list/arrangement/chosen-arrangements";
import type { Arrangement } from "../../list/filter-params";
import type { View } from "../../list/views";
import { writeCookie } from "~/client/write-cookie";

interface Arrangements {
  chosen: ChosenArrangements;
  /** Remembers the fields of an arrangement; those that are `undefined` are as usual again. */
  remember: (view: View, change: Arrangement) => void;
}

const ArrangementsContext = createContext<Arrangements>({ chosen: {}, remember: () => undefined });

/** Returns how the user arranges each list in this browser. */
export const useArrangements = () => useContext(ArrangementsContext);

/** Starts from the browser's cookie, as the server read it. */
export function ArrangementsProvider({ initial, children }: { initial: ChosenArrangements; children: ReactNode }) {
  const [chosen, setChosen] = useState(initial);
  const arrangements = useMemo(
    () => ({
      chosen,
      remember: (view: View, change: Arrangement) => {
        const next = withArranged(chosen, view, change);
        setChosen(next);
        writeCookie(arrangementsCookie, formatArrangements(next));
      },
    }),
    [chosen],
  );
  return <ArrangementsContext value={arrangements}>{children}</ArrangementsContext>;
}
