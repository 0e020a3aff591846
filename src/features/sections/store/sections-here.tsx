"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { Section } from "./section";
import { useSections } from "./use-sections";

const SectionsContext = createContext<readonly Section[] | undefined>(undefined);

/** Returns the sections of the project that the page is about, or `undefined` if it is about none. */
export const useSectionsHere = () => useContext(SectionsContext);

interface SectionsHereProps {
  projectId: string | undefined;
  children: ReactNode;
}

/** Provides the sections of the project that the page is about. */
export function SectionsHere({ projectId, children }: SectionsHereProps) {
  const sections = useSections(projectId);
  return <SectionsContext value={projectId === undefined ? undefined : sections}>{children}</SectionsContext>;
}
