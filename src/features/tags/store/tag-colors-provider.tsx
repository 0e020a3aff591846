"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo } from "react";
import { useCopy, useCopyStatus, useFreshAnswers, useView } from "~/client/sync/copy-context";
import { createListedRows } from "~/client/sync/kinds/listed-rows";
import { colors } from "~/shared/rows/colors";
import { oneOf } from "~/shared/one-of";
import { fold } from "~/shared/text/fold";
import { tagColorQueries } from "./query-options";
import type { ColoredTag } from "./tag";
import { TagColorsContext } from "./use-tag-color";

const none: readonly ColoredTag[] = [];
const list = {
  belongs: ({ deletedAt }: ColoredTag) => deletedAt === null,
  compare: (one: ColoredTag, other: ColoredTag) => (one.id < other.id ? -1 : Number(one.id > other.id)),
};

/** Provides the colors of the user's tags: those of the copy, or until there is one those that the server has listed with what was changed here. */
export function TagColorsProvider({ children }: { children: ReactNode }) {
  const { store } = useCopy().kinds.tags;
  const isCopied = useCopyStatus() !== "missing";
  const { data, refetch } = useQuery({ ...tagColorQueries.all(), enabled: !isCopied });
  useFreshAnswers({ isAnswered: !isCopied, refetch });
  useEffect(() => {
    if (data !== undefined && !isCopied) store.merge(data.items);
  }, [store, data, isCopied]);
  const shown = useMemo(
    () =>
      isCopied || data !== undefined ? createListedRows(store, list, isCopied ? undefined : data?.items) : undefined,
    [store, isCopied, data],
  );
  const rows = useView(shown) ?? none;
  const value = useMemo(
    () =>
      new Map(
        rows.flatMap(({ tag, color }) => {
          // A newer version may know other colors.
          const known = oneOf(colors, color ?? "");
          return known === undefined ? [] : [[fold(tag), known] as const];
        }),
      ),
    [rows],
  );
  return <TagColorsContext value={value}>{children}</TagColorsContext>;
}
