import { addDays, dayOf } from "../../src/shared/due-date";
import type { Api } from "../../e2e/pages/people";

type NewTask = Parameters<Api["tasks"]["create"]["mutate"]>[0];

/** A sample task. Missing fields have the product's defaults. */
type SampleTask = Pick<NewTask, "title" | "description" | "priority" | "tags" | "dueOn" | "deadlineOn" | "repeat"> & {
  completed?: true;
};

/** Returns a realistic week of tasks. `zone` defines "today". */
export function sampleTasks(zone: string): SampleTask[] {
  const today = dayOf(Date.now(), zone);
  const day = (count: number) => addDays(today, count);
  return [
    { title: "Renew the library card", priority: "low", tags: ["errands"] },
    { title: "Learn to splice rope", priority: "low", tags: ["boat"], description: "An eye splice first." },
    { title: "Plan Mum's seventieth", priority: "high", tags: ["family"], dueOn: day(16) },
    { title: "Draft the talk on slow software", tags: ["writing"], dueOn: day(9), deadlineOn: day(12) },
    { title: "Dentist", tags: ["health"], dueOn: day(5) },
    { title: "Order new sails", tags: ["boat", "money"], dueOn: day(4) },
    { title: "Choose paint for the hull", priority: "low", tags: ["boat"], dueOn: day(3) },
    { title: "Dinner with Jonas and Aiko", tags: ["friends"], dueOn: day(2) },
    { title: "Return the drill to Sam", priority: "low", tags: ["errands"], dueOn: day(1) },
    { title: "Prepare questions for the interview", priority: "high", tags: ["work"], dueOn: day(1) },
    { title: "Buy stamps", priority: "low", tags: ["errands"], completed: true, dueOn: day(0) },
    { title: "Water the plants", priority: "low", tags: ["home"], dueOn: day(0), repeat: "FREQ=DAILY;INTERVAL=3" },
    { title: "Book the train to Lisbon", tags: ["travel"], dueOn: day(0) },
    { title: "Review Mira's draft", tags: ["work", "writing"], dueOn: day(0) },
    {
      title: "Call the harbour about the mooring",
      description: "Ask for a place on the east side from March on, and what the winter costs.",
      priority: "high",
      tags: ["boat"],
      dueOn: day(0),
    },
    { title: "Send the tax return", priority: "high", tags: ["money", "home"], dueOn: day(-1) },
  ];
}

/** Adds the sample tasks through the API. */
export async function addSampleTasks(api: Api, zone: string): Promise<void> {
  for (const { completed, ...task } of sampleTasks(zone)) {
    const { id } = await api.tasks.create.mutate(task);
    if (completed) await api.tasks.setCompleted.mutate({ id, completed });
  }
}
