import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { eventually } from "~/testing/eventually";
import { signUp } from "~/testing/people/people";
import { callerAs } from "~/testing/server/caller";
import { openTab, stubBrowser, type Tab } from "~/testing/sync/browser";
import { newUuid } from "~/shared/uuidv7";
import { commentCountsOf } from "./comment-counts";

let tab: Tab;
beforeEach(() => void stubBrowser());
afterEach(() => {
  tab.close();
  vi.unstubAllGlobals();
});

test("comments are counted by task, follow each change without a connection, and leave out deleted ones", async () => {
  const ada = await signUp();
  const { tasks, comments } = callerAs(ada);
  const { id: taskId } = await tasks.create.mutate({ title: "Water the fern" });
  const { id: otherId } = await tasks.create.mutate({ title: "Call" });
  const { id: first } = await comments.create.mutate({ taskId, text: "Dry leaves" });
  const { id: removed } = await comments.create.mutate({ taskId: otherId, text: "Busy" });
  await comments.delete.mutate({ id: removed });
  tab = openTab(ada);
  await eventually(() => expect(tab.copy.status.read()).toBe("whole"));
  tab.network.isDown = true;
  const { subscribe, read } = commentCountsOf(tab.copy.kinds.comments.store);
  const counts = () => [read().get(taskId) ?? 0, read().get(otherId) ?? 0];
  const stop = subscribe(() => undefined);
  expect(counts()).toEqual([1, 0]);
  const { give } = tab.copy;
  give({ procedure: "comments.create", input: { id: newUuid(), taskId, text: "Green leaves" } });
  expect(counts()).toEqual([2, 0]);
  give({ procedure: "comments.delete", input: { id: first } });
  expect(counts()).toEqual([1, 0]);
  give({ procedure: "comments.update", input: { id: first, text: "Late", was: { text: "Dry leaves" } } });
  expect(counts()).toEqual([1, 0]);
  give({ procedure: "comments.restore", input: { id: first } });
  give({ procedure: "comments.restore", input: { id: removed } });
  expect(counts()).toEqual([2, 1]);
  stop();
});
