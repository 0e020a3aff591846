import { expect, test } from "vitest";
import { clockAt } from "~/shared/clock";
import { type View, viewOfProject, views } from "../../list/views";
import type { ChosenFilter } from "../../list/filter-params";
import { readTask } from "../quick-add/read-task";
import { type ChosenDraft, draftDefaults, formatDraft, parseDraft } from "./add-draft";
import { chipsOf } from "./chips";
import { backToWords, textChange, understand } from "./understood";

/** A Friday, 13:00. */
const clock = clockAt("2026-11-20T12:00:00.000Z", { timeZone: "Europe/Berlin", locale: "en-GB" });

function typedIn(name: "today" | "upcoming" | "all", chosen: ChosenDraft, filter: ChosenFilter = {}) {
  const draft = { ...draftDefaults(views[name], filter, clock.today), ...chosen };
  const understood = understand(readTask, { draft, chosen, clock });
  return { ...understood.task, chips: chipsOf(understood, clock).map(({ label }) => label) };
}

test("words say what a task is, and chips say what was understood", () => {
  expect(typedIn("today", { title: "Call Ada tomorrow 9am p1 @bills @Bills" })).toEqual({
    title: "Call Ada",
    description: "",
    priority: "high",
    dueOn: "2026-11-21",
    dueAt: "2026-11-21T08:00:00.000Z",
    tags: ["bills"],
    projectId: null,
    sectionId: null,
    repeat: null,
    deadlineOn: null,
    chips: ["Tomorrow, 09:00", "High", "bills"],
  });
});

test("what words leave open follows from the list", () => {
  expect(typedIn("today", { title: "Call Ada" })).toMatchObject({ dueOn: "2026-11-20", dueAt: null, chips: [] });
  expect(typedIn("upcoming", { title: "Call Ada at 9" })).toMatchObject({ dueAt: "2026-11-21T08:00:00.000Z" });
  expect(typedIn("today", { title: "Call Ada at 9" })).toMatchObject({ dueAt: "2026-11-21T08:00:00.000Z" });
  const filter = { tags: ["work"], priority: ["low" as const] };
  expect(typedIn("all", { title: "Call Ada @phone" }, filter)).toMatchObject({
    tags: ["work", "phone"],
    projectId: null,
    sectionId: null,
    priority: "low",
  });
});

test("what was chosen wins over words, which stay in the title", () => {
  const title = "Call Ada mon at 9 p1 @phone";
  expect(typedIn("all", { title, dueOn: "2026-12-24", priority: "low", tags: ["work"] })).toEqual({
    title: "Call Ada mon p1",
    description: "",
    priority: "low",
    dueOn: "2026-12-24",
    dueAt: "2026-12-24T08:00:00.000Z",
    tags: ["work", "phone"],
    projectId: null,
    sectionId: null,
    repeat: null,
    deadlineOn: null,
    chips: ["24 Dec, 09:00", "phone"],
  });
  expect(typedIn("all", { title, dueOn: null })).toMatchObject({
    title: "Call Ada mon at 9",
    dueOn: null,
    dueAt: null,
  });
  expect(typedIn("all", { title: "Call Ada today at 9", dueOn: "2026-11-20" })).toMatchObject({
    title: "Call Ada today",
    dueAt: "2026-11-20T08:00:00.000Z",
  });
});

test("a chip that is turned back into words stays words, also after a reload, until the words are gone", () => {
  const draft = { ...draftDefaults(views.all, {}, clock.today), title: "Call Ada tomorrow" };
  const { pieces } = understand(readTask, { draft, chosen: { title: draft.title }, clock });
  const chosen = parseDraft(formatDraft({ title: draft.title, ...backToWords(draft, pieces) }));
  expect(typedIn("all", chosen)).toMatchObject({ title: "Call Ada tomorrow", dueOn: null, chips: [] });
  const longer = textChange({ ...draft, ...chosen }, "Call Ada tomorrow p1");
  expect(typedIn("all", longer)).toMatchObject({ title: "Call Ada tomorrow", chips: ["High"] });
  const gone = textChange({ ...draft, ...longer }, "Call Ada");
  expect(typedIn("all", { ...gone, title: "Call Ada tomorrow" })).toMatchObject({ chips: ["Tomorrow"] });
});

test("without the grammar a task is what was typed, word for word", () => {
  const draft = { ...draftDefaults(views.today, {}, clock.today), title: " Call Ada tomorrow " };
  const { task, pieces } = understand(undefined, { draft, chosen: {}, clock });
  expect(task).toMatchObject({ title: "Call Ada tomorrow", dueOn: "2026-11-20", dueAt: null });
  expect(pieces).toEqual([]);
});

test("an emptied field leaves nothing to keep", () => {
  const draft = { ...draftDefaults(views.all, {}, clock.today), title: "Call" };
  expect(formatDraft(textChange(draft, ""))).toBe("");
});

test("words name a project, which a chip shows with its section; one that was chosen wins over them", () => {
  const places = () => ({
    projects: [{ id: "home", name: "Home", color: "gray", archivedAt: null }],
    sections: [{ id: "kitchen", projectId: "home", name: "Kitchen" }],
  });
  const read = (chosen: ChosenDraft, view: View = views.all) => {
    const draft = { ...draftDefaults(view, {}, clock.today), ...chosen };
    const understood = understand(readTask, { draft, chosen, clock, places });
    const { title, projectId, sectionId } = understood.task;
    return [title, projectId, sectionId, chipsOf(understood, clock).map(({ label }) => label)];
  };
  const title = "Fix the tap #home/kitchen";
  expect(read({ title })).toEqual(["Fix the tap", "home", "kitchen", ["Home / Kitchen"]]);
  expect(read({ title: "Fix it #inbox" }, viewOfProject("home"))).toEqual(["Fix it", null, null, ["Inbox"]]);
  expect(read({ title, projectId: "work", sectionId: null })).toEqual([title, "work", null, []]);
  expect(read({ title: "Fix it" }, viewOfProject("home"))).toEqual(["Fix it", "home", null, []]);
});

test("a repeat and a deadline in words have chips, and a day that was chosen is the first one", () => {
  const title = "Send report every mon 9am {4 dec}";
  expect(typedIn("all", { title })).toMatchObject({
    title: "Send report",
    repeat: "FREQ=WEEKLY;BYDAY=MO",
    dueAt: "2026-11-23T08:00:00.000Z",
    deadlineOn: "2026-12-04",
    chips: ["Monday, 09:00", "Every Mon", "Deadline 4 Dec"],
  });
  expect(typedIn("all", { title: "Send report every mon", dueOn: "2026-12-01" })).toMatchObject({
    repeat: "FREQ=WEEKLY;BYDAY=MO",
    dueOn: "2026-12-01",
  });
  expect(typedIn("all", { title: "Send report every mon", dueOn: null })).toMatchObject({ dueOn: null });
  expect(typedIn("upcoming", { title: "Send report every mon" })).toMatchObject({ dueOn: "2026-11-23" });
});
