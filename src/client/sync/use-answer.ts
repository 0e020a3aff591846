import { useMemo } from "react";
import { useFreshAnswers } from "./copy-context";

/** An answer of the server, as React Query gives it. */
interface Asked<Data> {
  data: Data | undefined;
  /** The moment of the answer, in milliseconds. */
  dataUpdatedAt: number;
  refetch: () => unknown;
}

/**
 * Returns an answer that is fetched anew after each outcome of a command while `isAsked`; `undefined` until it is here. Each answer is another object:
 * one with equal data holds more of what was changed here.
 */
export function useAnswer<Data>({ data, dataUpdatedAt, refetch }: Asked<Data>, isAsked: boolean) {
  useFreshAnswers({ isAnswered: isAsked, refetch });
  return useMemo(() => (data === undefined ? undefined : { data, at: dataUpdatedAt }), [data, dataUpdatedAt]);
}
