import { Moment } from "~/ui/text/moment";

/** A day, as the person writes it. */
export function DayLabel({ at }: { at: string }) {
  return <Moment at={at} precision="day" />;
}
