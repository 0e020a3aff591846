import { Moment } from "~/ui/text/moment";

/** Shows a day in the user's locale. */
export function DayLabel({ at }: { at: string }) {
  return <Moment at={at} precision="day" />;
}
