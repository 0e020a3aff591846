import type postgres from "postgres";
import { emailOf } from "../servers/seed";

/** Replaces the tasks of the user at this position by `count` open ones. */
export async function plantTasks(sql: postgres.Sql, position: number, count: number): Promise<void> {
  const owner = sql`(select id from users where email = ${emailOf(position)})`;
  await sql`delete from tasks where user_id = ${owner}`;
  await sql`
    insert into tasks (user_id, id, title, description, priority, due_on, tags, created_at, updated_at)
    select
      ${owner},
      uuidv7(n * interval '-1 minute'),
      (array['Write', 'Read', 'Send', 'Review', 'Plan', 'Print', 'Discuss', 'Finish'])[1 + n % 8] || ' the '
        || (array['report', 'letter', 'invoice', 'slides', 'contract', 'budget', 'minutes'])[1 + n % 7] || ' no. ' || n,
      case when n % 3 = 0 then 'Ask for the latest figures first, then agree on who presents them.' else '' end,
      (array['low', 'medium', 'high'])[1 + n % 3]::task_priority,
      case when n % 2 = 0 then current_date + n % 90 end,
      case when n % 4 = 0 then array['work', 'later'] else '{}' end,
      now() - n * interval '1 minute',
      now() - n * interval '1 minute'
    from generate_series(1, ${count}::int) n`;
}
