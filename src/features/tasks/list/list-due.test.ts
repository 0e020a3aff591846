import { describe, expect, test } from "vitest";
import { callerAt } from "~/testing/server/caller";
import { signUp } from "~/testing/people/people";
import { plantTasks } from "~/testing/people/tasks";

/** Plants a task for each due date, with the date as its title; a `T` makes it an instant. */
async function withDue(...dues: (string | null)[]) {
  const ada = await signUp();
  await plantTasks(
    ada,
    dues.map((due) => ({
      title: String(due),
      dueOn: due?.slice(0, 10) ?? null,
      dueAt: due?.includes("T") === true ? new Date(due).toISOString() : null,
    })),
  );
  /** Returns what `due` lists at `now` in `timeZone`, in the order planted. */
  return async (due: string, now: string, timeZone = "UTC") => {
    const { tasks } = await callerAt(now, ada);
    const { items } = await tasks.list({ due, timeZone, limit: 100, sort: "created_at", order: "asc" });
    const found = new Set(items.map(({ title }) => title));
    return dues.filter((title) => found.has(String(title)));
  };
}

describe("a day", () => {
  test("is overdue only after it has ended in the user's time zone", async () => {
    const listed = await withDue("2026-11-19", "2026-11-20", "2026-11-21");
    const lateInUtc = "2026-11-20T23:30:00.000Z";
    expect(await listed("overdue", lateInUtc)).toEqual(["2026-11-19"]);
    expect(await listed("overdue", lateInUtc, "Asia/Kathmandu")).toEqual(["2026-11-19", "2026-11-20"]);
    expect(await listed("overdue", lateInUtc, "America/Los_Angeles")).toEqual(["2026-11-19"]);
    expect(await listed("overdue", "2026-11-20T07:59:59.999Z", "America/Los_Angeles")).toEqual([]);
    expect(await listed("overdue", "2026-11-20T08:00:00.000Z", "America/Los_Angeles")).toEqual(["2026-11-19"]);
  });

  test("is today's in the user's time zone", async () => {
    const listed = await withDue("2026-11-19", "2026-11-20", "2026-11-21");
    const now = "2026-11-20T10:30:00.000Z";
    expect(await listed("today", now)).toEqual(["2026-11-20"]);
    expect(await listed("today", now, "Pacific/Kiritimati")).toEqual(["2026-11-21"]);
    expect(await listed("today", now, "Pacific/Pago_Pago")).toEqual(["2026-11-19"]);
  });

  test("is in the next seven days from today to the sixth day after", async () => {
    const days = ["2026-11-19", "2026-11-20", "2026-11-26", "2026-11-27"];
    const listed = await withDue(...days);
    expect(await listed("next_7_days", "2026-11-20T00:00:00.000Z")).toEqual(["2026-11-20", "2026-11-26"]);
  });
});

test("days that move are counted from the user's today", async () => {
  const listed = await withDue("2026-11-19", "2026-11-20", "2026-11-21", "2026-11-26", "2026-11-27");
  const friday = "2026-11-20T10:30:00.000Z";
  expect(await listed("today..fri-1", friday)).toEqual(["2026-11-20", "2026-11-21", "2026-11-26"]);
  expect(await listed("fri..", friday)).toEqual(["2026-11-27"]);
  expect(await listed("..today-1", friday)).toEqual(["2026-11-19"]);
  expect(await listed("..fri", friday, "Pacific/Pago_Pago")).toEqual(["2026-11-19", "2026-11-20"]);
  expect(await listed("sat..", friday, "Pacific/Kiritimati")).toEqual([]);
});

describe("an instant", () => {
  test("is overdue once it has passed, on the same day too", async () => {
    const listed = await withDue("2026-11-20T08:00:00Z", "2026-11-20T12:00:00Z", "2026-11-20T12:00:00.001Z");
    const now = "2026-11-20T12:00:00.001Z";
    expect(await listed("overdue", now)).toEqual(["2026-11-20T08:00:00Z", "2026-11-20T12:00:00Z"]);
    expect(await listed("overdue", now, "Pacific/Apia")).toEqual(["2026-11-20T08:00:00Z", "2026-11-20T12:00:00Z"]);
  });

  test("is due on its day in the user's time zone, whatever day was sent", async () => {
    const listed = await withDue("2026-11-20T20:00:00-08:00", "2026-11-20T20:00:00+09:00");
    const now = "2026-11-20T12:00:00.000Z";
    expect(await listed("today", now)).toEqual(["2026-11-20T20:00:00+09:00"]);
    expect(await listed("today", now, "America/Los_Angeles")).toEqual([
      "2026-11-20T20:00:00-08:00",
      "2026-11-20T20:00:00+09:00",
    ]);
    expect(await listed("2026-11-21..2026-11-21", now)).toEqual(["2026-11-20T20:00:00-08:00"]);
  });
});

test("none lists tasks without a due date, and no other filter does", async () => {
  const listed = await withDue(null, "2026-11-20", "2026-11-20T08:00:00Z");
  const now = "2026-11-20T12:00:00.000Z";
  expect(await listed("none", now)).toEqual([null]);
  expect(await listed("today", now)).toEqual(["2026-11-20", "2026-11-20T08:00:00Z"]);
  expect(await listed("1900-01-01..9999-12-31", now)).toEqual(["2026-11-20", "2026-11-20T08:00:00Z"]);
});

test("a completed task is never overdue", async () => {
  const ada = await signUp();
  await plantTasks(ada, [{ dueOn: "2020-01-01", completedAt: "2026-11-19T00:00:00.000Z" }]);
  const { tasks } = await callerAt("2026-11-20T12:00:00.000Z", ada);
  expect((await tasks.list({ due: "overdue" })).items).toEqual([]);
  expect((await tasks.list({ due: "..2026-11-20" })).items).toHaveLength(1);
});

test("a range includes both its days, and may be open on either side", async () => {
  const days = ["1900-01-01", "2026-11-20", "2026-11-21T23:59:59.999Z", "2026-11-22", "9999-12-31"];
  const listed = await withDue(...days, "9999-12-31T23:00:00Z");
  const now = "2026-11-20T12:00:00.000Z";
  expect(await listed("2026-11-20..2026-11-21", now)).toEqual(["2026-11-20", "2026-11-21T23:59:59.999Z"]);
  expect(await listed("..2026-11-20", now)).toEqual(["1900-01-01", "2026-11-20"]);
  expect(await listed("2026-11-22..", now)).toEqual(["2026-11-22", "9999-12-31", "9999-12-31T23:00:00Z"]);
  expect(await listed("..9999-12-31", now)).toEqual([...days, "9999-12-31T23:00:00Z"]);
  expect(await listed("9999-12-31..9999-12-31", now)).toEqual(["9999-12-31", "9999-12-31T23:00:00Z"]);
  expect(await listed("9999-12-31..9999-12-31", now, "Asia/Tokyo")).toEqual(["9999-12-31", "9999-12-31T23:00:00Z"]);
  expect(await listed("2026-11-21..2026-11-20", now)).toEqual([]);
});

describe("daylight saving time", () => {
  test("a day of 23 hours ends an hour early (Berlin, 2026-03-29)", async () => {
    const listed = await withDue("2026-03-29T21:59:59.999Z", "2026-03-29T22:00:00.000Z");
    expect(await listed("2026-03-29..2026-03-29", "2026-03-01T00:00:00.000Z", "Europe/Berlin")).toEqual([
      "2026-03-29T21:59:59.999Z",
    ]);
    expect(await listed("today", "2026-03-29T12:00:00.000Z", "Europe/Berlin")).toEqual(["2026-03-29T21:59:59.999Z"]);
  });

  test("a day of 25 hours ends an hour late (New York, 2026-11-01)", async () => {
    const listed = await withDue("2026-11-01T03:59:59.999Z", "2026-11-01T04:00:00Z", "2026-11-02T04:59:59.999Z");
    expect(await listed("today", "2026-11-01T12:00:00.000Z", "America/New_York")).toEqual([
      "2026-11-01T04:00:00Z",
      "2026-11-02T04:59:59.999Z",
    ]);
  });

  test("a day without midnight begins at one (São Paulo, 2018-11-04)", async () => {
    const listed = await withDue("2018-11-04T02:59:59.999Z", "2018-11-04T03:00:00.000Z");
    const now = "2018-11-04T12:00:00.000Z";
    expect(await listed("today", now, "America/Sao_Paulo")).toEqual(["2018-11-04T03:00:00.000Z"]);
    expect(await listed("2018-11-03..2018-11-03", now, "America/Sao_Paulo")).toEqual(["2018-11-04T02:59:59.999Z"]);
  });

  test("a day that never was holds no instant (Apia, 2011-12-30)", async () => {
    const listed = await withDue("2011-12-30T09:59:59.999Z", "2011-12-30T10:00:00.000Z", "2011-12-30");
    const now = "2011-12-30T12:00:00.000Z";
    expect(await listed("2011-12-29..2011-12-29", now, "Pacific/Apia")).toEqual(["2011-12-30T09:59:59.999Z"]);
    expect(await listed("2011-12-30..2011-12-30", now, "Pacific/Apia")).toEqual(["2011-12-30"]);
    expect(await listed("2011-12-31..2011-12-31", now, "Pacific/Apia")).toEqual(["2011-12-30T10:00:00.000Z"]);
    expect(await listed("today", now, "Pacific/Apia")).toEqual(["2011-12-30T10:00:00.000Z"]);
  });
});
