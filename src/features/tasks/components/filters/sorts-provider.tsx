"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { type ChosenSort, type ChosenSorts, formatSorts, sortsCookie } from "../../list/sorts/chosen-sorts";
import type { ViewName } from "../../list/views";
import { writeCookie } from "~/client/write-cookie";

interface Sorts {
  chosen: ChosenSorts;
  /** `undefined` restores the default sort of the list. */
  remember: (view: ViewName, sort: ChosenSort | undefined) => void;
}

const SortsContext = createContext<Sorts>({ chosen: {}, remember: () => undefined });

/** Returns how the user sorts each list in this browser. */
export function useSorts(): Sorts {
  return useContext(SortsContext);
}

/** Starts from the browser's cookie, as the server read it. */
export function SortsProvider({ initial, children }: { initial: ChosenSorts; children: ReactNode }) {
  const [chosen, setChosen] = useState(initial);
  const sorts = useMemo(
    () => ({
      chosen,
      remember: (view: ViewName, sort: ChosenSort | undefined) => {
        const { [view]: _before, ...others } = chosen;
        const next = sort === undefined ? others : { ...others, [view]: sort };
        setChosen(next);
        writeCookie(sortsCookie, formatSorts(next));
      },
    }),
    [chosen],
  );
  return <SortsContext value={sorts}>{children}</SortsContext>;
}
