import type postgres from "postgres";

/**
 * Lets the role `application` read and write what the connected role owns and will own, without the bookkeeping of migrations.
 * The audit trail it may only read and add to, without saying when: `id` and `at` are given by default. Whatever else it was granted on it is taken
 * back, and so are temporary tables, one of which could stand in for the trail. May be run again and again.
 * @see https://www.postgresql.org/docs/current/sql-alterdefaultprivileges.html
 */
export async function grantToApplication(sql: postgres.Sql, application: string): Promise<void> {
  await sql.begin(async (transaction) => {
    const role = transaction(application);
    const owned = await transaction<{ schema: string; name: string; isSequence: boolean }[]>`
      select space.nspname as schema, class.relname as name, class.relkind = 'S' as "isSequence"
      from pg_class class join pg_namespace space on space.oid = class.relnamespace join pg_roles me on me.oid = class.relowner
      where me.rolname = current_user and class.relkind in ('r', 'p', 'v', 'm', 'S')
        and space.nspname not like 'pg\\_%' and space.nspname not in ('information_schema', 'drizzle')
      order by class.oid`;
    for (const schema of new Set(owned.map((relation) => relation.schema))) {
      const [own] = await transaction`
        select 1 from pg_namespace where nspname = ${schema} and pg_has_role(nspowner, 'usage')`;
      if (own !== undefined) await transaction`grant usage on schema ${transaction(schema)} to ${role}`;
    }
    for (const { schema, name, isSequence } of owned) {
      const relation = transaction(`${schema}.${name}`);
      if (isSequence) await transaction`grant usage, select on sequence ${relation} to ${role}`;
      else if (name === "audit_events") {
        await transaction`revoke all on ${relation} from ${role}, public`;
        const columns = await writtenColumns(transaction);
        await transaction`grant select, insert (${transaction(columns)}) on ${relation} to ${role}`;
      } else await transaction`grant select, insert, update, delete on ${relation} to ${role}`;
    }
    // Whoever writes a task folds its text; where nobody may execute what nobody granted, this has to be said.
    await transaction`grant execute on function public.fold_text(text), public.fold_texts(text[]) to ${role}`;
    await revokeTemporaryTables(transaction, application);
    await transaction`alter default privileges grant usage on schemas to ${role}`;
    await transaction`alter default privileges grant select, insert, update, delete on tables to ${role}`;
    await transaction`alter default privileges grant usage, select on sequences to ${role}`;
  });
}

/** The columns of the trail that the application writes: all but those that PostgreSQL gives. */
async function writtenColumns(transaction: postgres.TransactionSql): Promise<string[]> {
  const columns = await transaction<{ name: string }[]>`
    select attname as name from pg_attribute
    where attrelid = 'public.audit_events'::regclass and attnum > 0 and not attisdropped and attname not in ('id', 'at')`;
  return columns.map(({ name }) => name);
}

/** Only the owner of the database can; where that is another role, {@link isAuditLogAppendOnly} tells what is left to do. */
async function revokeTemporaryTables(transaction: postgres.TransactionSql, application: string): Promise<void> {
  const [database] = await transaction<{ name: string; isOurs: boolean }[]>`
    select datname as name, pg_has_role(datdba, 'usage') as "isOurs" from pg_database where datname = current_database()`;
  if (database?.isOurs !== true) return;
  const { name } = database;
  await transaction`revoke temporary on database ${transaction(name)} from public, ${transaction(application)}`;
}

/**
 * Returns whether the connected role can only read the audit trail and add to it as things happen: it neither owns it nor can become who does, cannot
 * date an event, and can put no temporary table in its place.
 */
export async function isAuditLogAppendOnly(sql: postgres.Sql): Promise<boolean> {
  const [trail] = await sql<{ isAppendOnly: boolean }[]>`
    select not (
      has_table_privilege(oid, 'update, delete, truncate, trigger')
      or has_any_column_privilege(oid, 'update')
      or has_column_privilege(oid, 'id', 'insert')
      or has_column_privilege(oid, 'at', 'insert')
      or has_database_privilege(current_database(), 'temporary')
      or pg_has_role(relowner, 'member')
    ) as "isAppendOnly"
    from pg_class where oid = 'public.audit_events'::regclass`;
  return trail?.isAppendOnly === true;
}
