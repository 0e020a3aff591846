import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { newEmail } from "~/testing/people/people";
import { testServer } from "~/testing/server/runtime";
import { isConfirmedAddress } from "../auth/account/confirmed-address";
import { createOutbox } from "./outbox";
import { createMailCipher } from "./encryption";
import { mails } from "./table";

const [older, newer] = [
  { version: 1, value: "kQ7zV1xN4bT9mW2cR8yL5pD3hJ6sF0gA" },
  { version: 2, value: "Zr8vH2nC5jX0tB6wM3qY9uE4iK1oP7aS" },
];

async function setUp() {
  const { runtime } = await testServer();
  const { outbox, origin, database } = runtime;
  const to = newEmail();
  const link = `${origin}/reset-password?token=sesame-open`;
  const written = () => database.db.select().from(mails).where(eq(mails.recipient, to));
  return {
    outbox,
    origin,
    db: database.db,
    to,
    written,
    message: { kind: "reset-password", name: "Ada", link },
  } as const;
}

test("keeps mail with the change that causes it, and not without", async () => {
  const { outbox, db, to, message, written } = await setUp();
  const undone = db.transaction(async (change) => {
    await outbox.enqueue(change, { to, message });
    throw new Error("no");
  });
  await expect(undone).rejects.toThrow("no");
  expect(await written()).toEqual([]);
  await db.transaction((change) => outbox.enqueue(change, { to, message }));
  expect(await written()).toMatchObject([{ kind: "reset-password", status: "waiting", attempts: 0 }]);
});

test("shows nothing of what it says to who only sees the database, not even its length", async () => {
  const { outbox, db, to, message, written } = await setUp();
  await outbox.enqueue(db, { to, message });
  await outbox.enqueue(db, { to, message: { kind: "account-deleted", name: "A much longer name, for that matter" } });
  const rows = await written();
  expect(JSON.stringify(rows)).not.toMatch(/sesame|Ada|password\?/);
  expect(new Set(rows.map(({ content }) => content?.length)).size).toBe(1);
});

test("can still be read after the secret was renewed, and not without it", async () => {
  const { origin, db, to, message, written } = await setUp();
  await createOutbox({ origin, cipher: createMailCipher([older]), isConfirmedAddress }).enqueue(db, { to, message });
  const [row] = await written();
  const sealed = row?.content ?? "";
  expect((await createMailCipher([newer, older]).decrypt(sealed)).text).toContain("sesame-open");
  await expect(createMailCipher([newer]).decrypt(sealed)).rejects.toThrow("version 1 not found");
  await expect(createMailCipher([{ ...newer, version: 1 }]).decrypt(sealed)).rejects.toThrow("invalid tag");
});

test("never links anywhere else", async () => {
  const { outbox, db, to, message, written } = await setUp();
  for (const link of [
    "https://evil.example.com/",
    "javascript:alert(1)",
    "http://a@localhost:4400/",
    "//evil.example.com",
  ])
    await expect(outbox.enqueue(db, { to, message: { ...message, link } })).rejects.toThrow("this installation");
  expect(await written()).toEqual([]);
});
