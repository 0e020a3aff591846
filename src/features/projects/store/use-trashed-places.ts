import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useCopy, useCopyStatus, useFreshAnswers, useView } from "~/client/sync/copy-context";
import { createListedRows } from "~/client/sync/kinds/listed-rows";
import type { Section } from "~/features/sections/store/section";
import { sectionQueries } from "~/features/sections/store/query-options";
import type { Project } from "./project";
import { projectQueries } from "./query-options";

interface Trashed {
  id: string;
  deletedAt: string | null;
}

/** A project or a section in the trash. */
export type TrashedPlace = { kind: "project"; row: Project } | { kind: "section"; row: Section };

const latestFirst = (one: Trashed, other: Trashed): number => {
  const [a, b] = [`${one.deletedAt} ${one.id}`, `${other.deletedAt} ${other.id}`];
  return a === b ? 0 : a < b ? 1 : -1;
};
const list = { belongs: ({ deletedAt }: Trashed) => deletedAt !== null, compare: latestFirst };

/** Returns the projects in the trash, and the sections that were deleted on their own; the latest first. */
export function useTrashedPlaces(): readonly TrashedPlace[] {
  const { projects, sections } = useCopy().kinds;
  const isCopied = useCopyStatus() !== "missing";
  const projectAnswer = useQuery({ ...projectQueries.trashed(), enabled: !isCopied });
  const sectionAnswer = useQuery({ ...sectionQueries.trashed(), enabled: !isCopied });
  const refetch = () => Promise.all([projectAnswer.refetch(), sectionAnswer.refetch()]);
  useFreshAnswers({ isAnswered: !isCopied, refetch });
  const { data: someProjects } = projectAnswer;
  const { data: someSections } = sectionAnswer;
  const ofProjects = useMemo(
    () => createListedRows(projects.store, list, isCopied ? undefined : (someProjects?.items ?? [])),
    [projects, isCopied, someProjects],
  );
  const ofSections = useMemo(
    () => createListedRows(sections.store, list, isCopied ? undefined : (someSections?.items ?? [])),
    [sections, isCopied, someSections],
  );
  const trashedProjects = useView(ofProjects);
  const trashedSections = useView(ofSections);
  return useMemo(() => {
    const gone = new Set(trashedProjects?.map(({ id }) => id));
    const places: TrashedPlace[] = [
      ...(trashedProjects ?? []).map((row) => ({ kind: "project" as const, row })),
      ...(trashedSections ?? [])
        .filter(({ projectId }) => !gone.has(projectId))
        .map((row) => ({ kind: "section" as const, row })),
    ];
    return places.sort((one, other) => latestFirst(one.row, other.row));
  }, [trashedProjects, trashedSections]);
}
