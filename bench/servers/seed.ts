import { hashPassword } from "better-auth/crypto";
import postgres from "postgres";

export const userCount = 1000;
export const tasksPerUser = 200;
export const password = "a long enough password";
export const emailOf = (position: number) => `person-${position}@bench.example`;

/**
 * Inserts 1,000 users with 200 tasks each, a quarter of them open. Rows are inserted in order of time, not by user, so that one
 * user's tasks are spread over the table as in production. The first `passwords` users can sign in.
 */
export async function seed(databaseUrl: string, { passwords }: { passwords: number }): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql`
      insert into users (name, email, email_verified)
      select 'Person ' || n, 'person-' || n || '@bench.example', true from generate_series(1, ${userCount}::int) n`;
    await sql`
      insert into accounts (user_id, account_id, provider_id, password)
      select id, id::text, 'credential', ${await hashPassword(password)} from users
      where substring(email from 'person-(\\d+)@')::int <= ${passwords}::int`;
    await sql`
      insert into tasks (user_id, id, title, description, completed, completed_at, priority, due_on, due_at, tags, created_at, updated_at)
      select
        person.id,
        uuidv7(-age),
        (array['Write', 'Read', 'Send', 'Review', 'Plan', 'Print', 'Discuss', 'Finish'])[1 + n / 4 % 8] || ' the '
          || (array['report', 'letter', 'invoice', 'slides', 'contract', 'budget', 'minutes'])[1 + n % 7] || ' for '
          || (array['Monday', 'the board', 'Ana', 'the tax office', 'the next release'])[1 + n % 5],
        case when n % 3 = 0 then 'Ask for the latest figures first, then agree on who presents them. ' || person.name else '' end,
        n % 4 <> 0,
        case when n % 4 <> 0 then now() - age / 2 end,
        (array['low', 'medium', 'high'])[1 + n % 3]::task_priority,
        case when n % 5 < 2 then (now() - age / 3)::date + 20 end,
        case when n % 5 = 0 then (now() - age / 3)::date + time '09:30' + interval '20 days' end,
        case when n % 2 = 0 then array['work', (array['home', 'finance', 'later'])[1 + n % 3]] else '{}' end,
        now() - age,
        now() - age / 2
      from generate_series(1, ${tasksPerUser}::int) n, users person, lateral (select (201 - n) * interval '5 hours' + interval '1 minute' as age)
      order by n`;
    await sql`vacuum (analyze) tasks`;
    await sql`analyze`;
  } finally {
    await sql.end();
  }
}
