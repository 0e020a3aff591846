import { expect, test } from "vitest";
import { openConnection } from "~/testing/database/database";
import { signUp } from "~/testing/people/people";
import { callerAs, newCaller } from "~/testing/server/caller";
import { errorOf } from "~/testing/server/responses";
import { restAs } from "~/testing/server/rest";
import { noPreferences } from "~/shared/dates/preferences";

test("nothing is chosen at first, and what is chosen stays until it is changed", async () => {
  const { preferences } = await newCaller();
  expect(await preferences.get.query()).toEqual(noPreferences);
  const first = { timeZone: "Europe/Lisbon", weekStartsOn: 6, hourCycle: "h12" } as const;
  expect(await preferences.update.mutate(first)).toEqual({ ...noPreferences, ...first });
  await preferences.update.mutate({ startPage: "upcoming", weekStartsOn: null });
  expect(await preferences.get.query()).toEqual({
    ...noPreferences,
    ...first,
    weekStartsOn: null,
    startPage: "upcoming",
  });
});

test("the zone of a device is stored once, and never replaces one that was chosen", async () => {
  const { preferences } = await newCaller();
  await preferences.update.mutate({ hourCycle: "h23" });
  expect(await preferences.noteTimeZone.mutate({ timeZone: "Europe/Berlin" })).toMatchObject({
    timeZone: "Europe/Berlin",
    hourCycle: "h23",
  });
  expect((await preferences.noteTimeZone.mutate({ timeZone: "Asia/Tokyo" })).timeZone).toBe("Europe/Berlin");
  expect((await preferences.get.query()).timeZone).toBe("Europe/Berlin");
});

test("two devices that speak at once leave one zone", async () => {
  const ada = await signUp();
  const zones = ["Europe/Berlin", "Asia/Tokyo", "America/New_York"];
  const { preferences } = callerAs(ada);
  const answers = await Promise.all(zones.map((timeZone) => preferences.noteTimeZone.mutate({ timeZone })));
  const { timeZone } = await preferences.get.query();
  expect(answers.map((answer) => answer.timeZone)).toEqual(zones.map(() => timeZone));
});

test.each([
  "Mars/Olympus",
  "+02:00",
  "",
  "Etc/Unknown",
  "Europe/Berlin ",
  "Europe/Berlin\0",
  "constructor",
  "x".repeat(65),
])("the zone %j is refused by name, and nothing is stored", async (timeZone) => {
  const ada = await signUp();
  const { preferences } = callerAs(ada);
  for (const attempt of [
    () => preferences.update.mutate({ timeZone }),
    () => preferences.noteTimeZone.mutate({ timeZone }),
    () => preferences.update.mutate({ keptZones: [timeZone] }),
  ])
    expect(await errorOf(attempt())).toMatchObject({ code: "BAD_REQUEST" });
  const answer = await restAs(ada)("PATCH", "/api/preferences", { time_zone: timeZone });
  expect(answer.status).toBe(400);
  expect(JSON.stringify(answer.body)).toContain("time_zone");
  expect(await preferences.get.query()).toEqual(noPreferences);
});

test.each([
  ["Europe/Kyiv", "Europe/Kyiv"],
  ["Europe/Kiev", "Europe/Kiev"],
  ["Asia/Calcutta", "Asia/Calcutta"],
  ["Asia/Kolkata", "Asia/Kolkata"],
  ["europe/berlin", "Europe/Berlin"],
  ["UTC", "UTC"],
])(
  "the zone %s is stored as %s, whichever of its names this server uses, and lists are read by it",
  async (given, stored) => {
    const { preferences, tasks } = await newCaller();
    expect((await preferences.update.mutate({ timeZone: given })).timeZone).toBe(stored);
    expect(await tasks.list.query({ due: "today", timeZone: stored })).toMatchObject({ items: [] });
  },
);

test("a user whose stored zone this server no longer knows still reads and changes their preferences", async () => {
  const ada = await signUp();
  const { preferences } = callerAs(ada);
  await preferences.update.mutate({ timeZone: "Europe/Berlin" });
  const sql = openConnection(ada.server.databaseUrl);
  await sql`update preferences set time_zone = 'Mars/Olympus' where user_id = ${ada.userId}`;
  await sql.end();
  expect((await preferences.get.query()).timeZone).toBe("Mars/Olympus");
  expect((await preferences.update.mutate({ timeZone: "Asia/Tokyo" })).timeZone).toBe("Asia/Tokyo");
});

test("programs read and change preferences, too", async () => {
  const send = restAs(await signUp());
  const change = {
    time_zone: "Asia/Kathmandu",
    week_starts_on: 0,
    hour_cycle: "h23",
    start_page: "inbox",
    reminder_time: "07:30",
    reminders_by_mail: false,
  };
  expect((await send("PATCH", "/api/preferences", change)).body).toEqual({ ...change, kept_zones: [] });
  expect((await send("GET", "/api/preferences")).body).toEqual({ ...change, kept_zones: [] });
  for (const wrong of [
    { reminder_time: "7:30" },
    { reminder_time: "24:00" },
    { week_starts_on: 2 },
    { hour_cycle: "h24" },
    { start_page: "trash" },
    { zone: "UTC" },
  ])
    expect((await send("PATCH", "/api/preferences", wrong)).status).toBe(400);
});

test("a change of nothing stores nothing", async () => {
  const ada = await signUp();
  expect(await callerAs(ada).preferences.update.mutate({})).toEqual(noPreferences);
});
