"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { writeCookie } from "~/client/write-cookie";
import { foldsCookie, formatFolds } from "./folds";

interface Folds {
  /** The names of what is not as at first. */
  turned: readonly string[];
  turn: (name: string) => void;
}

const FoldsContext = createContext<Folds>({ turned: [], turn: () => undefined });

/** Returns what the user has folded in this browser. */
export function useFolds() {
  const { turned, turn } = useContext(FoldsContext);
  return useMemo(
    () => ({
      /** Returns whether something is folded; `atFirst` is what it is until the user says otherwise. */
      isFolded: (name: string, atFirst = false) => turned.includes(name) !== atFirst,
      turn,
    }),
    [turned, turn],
  );
}

/** Starts from the browser's cookie, as the server read it. */
export function FoldsProvider({ initial, children }: { initial: readonly string[]; children: ReactNode }) {
  const [turned, setTurned] = useState(initial);
  const folds = useMemo(
    () => ({
      turned,
      turn: (name: string) => {
        const next = turned.includes(name) ? turned.filter((other) => other !== name) : [...turned, name];
        setTurned(next);
        writeCookie(foldsCookie, formatFolds(next));
      },
    }),
    [turned],
  );
  return <FoldsContext value={folds}>{children}</FoldsContext>;
}
