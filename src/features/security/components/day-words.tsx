/** A day in the words of the person's language. */
export function DayWords({ at }: { at: string }) {
  return (
    <time dateTime={at} suppressHydrationWarning>
      {new Date(at).toLocaleDateString(undefined, { dateStyle: "medium" })}
    </time>
  );
}
