import { uuidv7 } from "uuidv7";
import { addDays, dayOf } from "../../src/shared/due-date";
import type { Api } from "../../e2e/pages/people";
import { rankAfter } from "../../src/shared/rows/rank";
import { type ProjectName, sampleProjects } from "./sample-projects";

type NewTask = Parameters<Api["tasks"]["create"]["mutate"]>[0];

type Fields = Pick<NewTask, "title" | "description" | "priority" | "tags" | "dueOn" | "deadlineOn" | "repeat">;

/** A sample task. Missing fields have the product's defaults. */
interface SampleTask extends Fields {
  completed?: true;
  /** The project, or the project and the section. */
  in?: ProjectName | `${ProjectName}/${string}`;
  subtasks?: SampleTask[];
}

/** Returns a realistic week of tasks. `zone` defines "today". */
function sampleWeek(zone: string): SampleTask[] {
  const today = dayOf(Date.now(), zone);
  const day = (count: number) => addDays(today, count);
  return [
    { title: "Renew the library card", priority: "low", tags: ["errands"] },
    { title: "Learn to splice rope", priority: "low", in: "Boat/At sea", description: "An eye splice first." },
    {
      title: "Plan Mum's seventieth",
      priority: "high",
      in: "Family",
      dueOn: day(16),
      subtasks: [
        { title: "Book the room by the lake", completed: true },
        { title: "Ask Jonas for the photos", dueOn: day(2) },
        { title: "Write the invitations" },
      ],
    },
    { title: "Draft the talk on slow software", in: "Work", tags: ["writing"], dueOn: day(9), deadlineOn: day(12) },
    { title: "Dentist", tags: ["health"], dueOn: day(5) },
    { title: "Order new sails", in: "Boat/Before launch", tags: ["money"], dueOn: day(4), deadlineOn: day(20) },
    { title: "Choose paint for the hull", priority: "low", in: "Boat/Before launch", dueOn: day(3) },
    { title: "Check the life jackets", priority: "high", in: "Boat/Before launch", completed: true },
    { title: "Dinner with Jonas and Aiko", in: "Family", dueOn: day(2) },
    { title: "Return the drill to Sam", priority: "low", tags: ["errands"], dueOn: day(1) },
    { title: "Prepare questions for the interview", priority: "high", in: "Work", dueOn: day(1) },
    { title: "Buy stamps", priority: "low", tags: ["errands"], completed: true, dueOn: day(0) },
    { title: "Water the plants", priority: "low", in: "Home/Garden", dueOn: day(0), repeat: "FREQ=DAILY;INTERVAL=3" },
    { title: "Book the train to Lisbon", tags: ["travel"], dueOn: day(0) },
    { title: "Review Mira's draft", in: "Work", tags: ["writing"], dueOn: day(0) },
    {
      title: "Call the harbour about the mooring",
      description: "Ask for a place on the east side from March on, and what the winter costs.",
      priority: "high",
      in: "Boat/Before launch",
      tags: ["calls"],
      dueOn: day(0),
    },
    { title: "Plant the bulbs", in: "Home/Garden", dueOn: day(6) },
    { title: "Fix the dripping tap", in: "Home/Kitchen" },
    { title: "Send the tax return", priority: "high", tags: ["money"], in: "Home", dueOn: day(-1) },
  ];
}

/** Returns the rows of a sample account: its projects, their sections, and the tasks, each after its parent. */
export function sampleRows(zone: string) {
  const places = sampleProjects();
  const tasks = sampleWeek(zone).flatMap((task) => rowsOf(task, places.find(task.in)));
  return { ...places, tasks };
}

type Place = Required<Pick<NewTask, "projectId" | "sectionId">> & { parentId?: string };

function rowsOf(task: SampleTask, place: Place): SampleRow[] {
  const { subtasks = [], in: _in, completed = false, ...fields } = task;
  const id = uuidv7();
  const ranks: { position: string }[] = [];
  const below = subtasks.flatMap((subtask) => {
    const position = rankAfter(ranks);
    ranks.push({ position });
    return rowsOf(subtask, { ...place, parentId: id }).map((row) =>
      row.parentId === id ? Object.assign(row, { position }) : row,
    );
  });
  return [{ ...fields, ...place, id, completed }, ...below];
}

type SampleRow = Fields & Place & { id: string; completed: boolean; position?: string };

const tagColors = { calls: "blue", errands: "orange", money: "green", travel: "purple", writing: "pink" } as const;

/** Adds the sample tasks, the projects that they are in, and the colors of their tags, through the API. */
export async function addSampleTasks(api: Api, zone: string): Promise<void> {
  const { projects, sections, tasks } = sampleRows(zone);
  for (const project of projects) await api.projects.create.mutate(project);
  for (const section of sections) await api.sections.create.mutate(section);
  for (const [tag, color] of Object.entries(tagColors)) await api.tags.setColor.mutate({ tag, color });
  for (const { completed, ...task } of tasks) {
    const { id } = await api.tasks.create.mutate(task);
    if (completed) await api.tasks.setCompleted.mutate({ id, completed });
  }
}
