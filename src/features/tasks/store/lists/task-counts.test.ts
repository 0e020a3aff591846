import { expect, test } from "vitest";
import { newCaller } from "~/testing/server/caller";
import { clockAt } from "~/shared/clock";
import { recount, recountTags } from "./task-counts";

const timeZone = "Pacific/Auckland";

test("the browser computes the same counts as the server", async () => {
  const ada = await newCaller();
  const clock = clockAt(new Date().toISOString(), { timeZone, locale: "en" });
  const [day, later] = [clock.today, "2999-01-01"];
  const task = await ada.tasks.create.mutate({ title: "Pay rent", dueOn: day, tags: ["Home", "bills"] });
  await ada.tasks.create.mutate({ title: "Sail", dueOn: later, tags: ["home"] });
  let counts = await ada.tasks.counts.query({ timeZone });
  let tags = await ada.tasks.tags.query();
  const project = await ada.projects.create.mutate({ name: "Home" });
  let before = task;
  const steps = [
    () => ada.tasks.update.mutate({ id: task.id, dueOn: "2020-01-01", tags: ["home", "new"] }),
    () => ada.tasks.update.mutate({ id: task.id, dueOn: later }),
    () => ada.tasks.setCompleted.mutate({ id: task.id, completed: true }),
    () => ada.tasks.update.mutate({ id: task.id, projectId: project.id }),
    () => ada.tasks.delete.mutate({ id: task.id }),
    () => ada.tasks.restore.mutate({ id: task.id }),
    () => ada.tasks.setCompleted.mutate({ id: task.id, completed: false }),
  ];
  for (const step of steps) {
    const after = await step();
    counts = recount(counts, before, after, clock);
    tags = recountTags(tags, before, after);
    expect(counts).toEqual(await ada.tasks.counts.query({ timeZone }));
    const bare = (list: typeof tags) => list.map((entry) => ({ ...entry, tag: entry.tag.toLowerCase() }));
    expect(bare(tags)).toEqual(bare(await ada.tasks.tags.query()));
    before = after;
  }
});

test("a new task is added to the counts, and removed again if it fails", async () => {
  const ada = await newCaller();
  const task = await ada.tasks.create.mutate({ title: "Pay rent", tags: ["bills"] });
  const clock = clockAt(new Date().toISOString(), { timeZone, locale: "en" });
  const none = { inbox: 0, today: 0, overdue: 0, upcoming: 0, all: 0, completed: 0, trash: 0 };
  expect(recount(none, undefined, task, clock)).toEqual({ ...none, inbox: 1, all: 1 });
  expect(recount({ ...none, inbox: 1, all: 1 }, task, undefined, clock)).toEqual(none);
  expect(recountTags([], undefined, task)).toEqual([{ tag: "bills", pending: 1, total: 1 }]);
  expect(recountTags([{ tag: "bills", pending: 1, total: 1 }], task, undefined)).toEqual([]);
});
