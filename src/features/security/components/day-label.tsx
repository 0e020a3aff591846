import { Moment } from "~/ui/text/moment";

/** Shows a day, as the person writes it. */
export function DayLabel({ at }: { at: string }) {
  return <Moment at={at} precision="day" />;
}
