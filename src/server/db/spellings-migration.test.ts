import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emptyDatabase, openConnection } from "~/testing/database/database";
import { fold } from "~/shared/text/fold";

let database: ReturnType<typeof openConnection>;
const userId = "00000000-0000-4000-8000-000000000001";
const idOf = (position: number) => `00000000-0000-7000-8000-00000000000${position}`;

/** A database as the release before knew it, with rows that it stored as they came. */
beforeAll(async () => {
  database = openConnection(await emptyDatabase());
  const files = readdirSync("drizzle")
    .filter((name) => name.endsWith(".sql") && name < "0007")
    .sort();
  for (const name of files) await database.unsafe(readFileSync(`drizzle/${name}`, "utf8"));
  await database`insert into users (id, name, email) values (${userId}, ${"Jo\u0308rg"}, 'joerg@example.com')`;
  const rows: [title: string, tags: string[]][] = [
    ["ho\u0302tel", ["Cafe\u0301", "home"]],
    ["plain", ["home", "work"]],
    ["two of one tag", ["Málaga", "x", "Ma\u0301laga", "malaga"]],
    ["composed: é", []],
  ];
  for (const [at, [title, tags]] of rows.entries()) {
    await database`
      insert into tasks (user_id, id, title, description, tags, updated_at)
      values (${userId}, ${idOf(at)}, ${title}, ${title}, ${tags}::text[], '2026-01-01')`;
  }
  await database.unsafe(readFileSync("drizzle/0007_two_spellings.sql", "utf8"));
});
afterAll(() => database.end());

test("texts stored in another spelling are unified, a duplicate tag is merged, and nothing else changes", async () => {
  const rows = await database`select title, description, tags, version, folded_text from tasks order by id`;
  expect(rows).toEqual([
    { title: "hôtel", description: "hôtel", tags: ["Café", "home"], version: 2, folded_text: "hotel\nhotel" },
    { title: "plain", description: "plain", tags: ["home", "work"], version: 1, folded_text: "plain\nplain" },
    {
      title: "two of one tag",
      description: "two of one tag",
      tags: ["Málaga", "x"],
      version: 2,
      folded_text: "two of one tag\ntwo of one tag",
    },
    { title: "composed: é", description: "composed: é", tags: [], version: 1, folded_text: "composed: e\ncomposed: e" },
  ]);
  expect(await database`select name from users`).toEqual([{ name: "Jörg" }]);
});

test("the release before can go on writing beside it", async () => {
  const id = idOf(9);
  await database`insert into tasks (user_id, id, title) values (${userId}, ${id}, 'Über')`;
  await database`update tasks set title = 'Größer', version = version + 1 where id = ${id}`;
  expect(await database`select folded_text, folded_tags from tasks where id = ${id}`).toEqual([
    { folded_text: "grosser\n", folded_tags: [] },
  ]);
});

test.each(["locale 'C'", "locale 'C' locale_provider icu icu_locale 'tr-TR'"])(
  "texts fold alike in a database made with %s, whatever it takes for a letter",
  async (options) => {
    const url = new URL(await emptyDatabase());
    const admin = openConnection(url.href);
    const name = `${url.pathname.slice(1)}_other`;
    await admin.unsafe(`create database ${name} template template0 ${options}`);
    await admin.end();
    const other = openConnection(Object.assign(url, { pathname: `/${name}` }).href);
    const [folding = ""] = readFileSync("drizzle/0007_two_spellings.sql", "utf8").split("--> statement-breakpoint");
    await other.unsafe(folding);
    const texts = [
      "TITLE I",
      "İstanbul ISI ısı",
      "ΟΔΟΣ Ὀδός",
      "Große STRASSE ẞ",
      "ПОЧТА Ёж Йод",
      "Ｈｏｔｅｌ ﬁ",
      "ÉTÉ e\u0301te\u0301",
      "한글 がﾊﾟ",
    ];
    const rows = await other<{ folded: string }[]>`
      select fold_text(text) as folded from unnest(${texts}::text[]) with ordinality as each (text, position) order by position`;
    expect(rows.map(({ folded }) => folded)).toEqual(texts.map(fold));
    await other.end();
  },
);
