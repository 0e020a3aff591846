"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import {
  arrangementsCookie,
  type ChosenArrangements,
  formatArrangements,
} from "../../list/arrangement/chosen-arrangements";
import type { Arrangement } from "../../list/filter-params";
import type { ViewName } from "../../list/views";
import { writeCookie } from "~/client/write-cookie";

interface Arrangements {
  chosen: ChosenArrangements;
  /** Remembers the fields of an arrangement; those that are `undefined` are as usual again. */
  remember: (view: ViewName, arrangement: Arrangement) => void;
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
      remember: (view: ViewName, arrangement: Arrangement) => {
        const next = { ...chosen, [view]: { ...chosen[view], ...arrangement } };
        setChosen(next);
        writeCookie(arrangementsCookie, formatArrangements(next));
      },
    }),
    [chosen],
  );
  return <ArrangementsContext value={arrangements}>{children}</ArrangementsContext>;
}
