import type { HourCycle } from "~/shared/dates/date-settings";
import type { StartPage } from "~/shared/dates/preferences";
import type { WeekStart } from "~/shared/dates/week-start";

export const weekStartNames: Record<WeekStart, string> = { 0: "Sunday", 1: "Monday", 6: "Saturday" };
export const hourCycleNames: Record<HourCycle, string> = { h12: "12 hours, 2:30 pm", h23: "24 hours, 14:30" };
export const startPageNames: Record<StartPage, string> = {
  today: "Today",
  inbox: "Inbox",
  upcoming: "Upcoming",
  all: "All tasks",
};
