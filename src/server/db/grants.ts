import type postgres from "postgres";

/**
 * Grants the role `application` access to what the connected role owns and will own, except the list of migrations. It may only read the audit log
 * and append to it, without `id` and `at`, which have defaults. Other privileges on it are revoked, and so are temporary tables, one of which could
 * replace the log. May be run repeatedly.
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
    // Writing a task folds its text. Databases that revoke default execute privileges need this grant.
    await transaction`grant execute on function public.fold_text(text), public.fold_texts(text[]) to ${role}`;
    await revokeTemporaryTables(transaction, application);
    await transaction`alter default privileges grant usage on schemas to ${role}`;
    await transaction`alter default privileges grant select, insert, update, delete on tables to ${role}`;
    await transaction`alter default privileges grant usage, select on sequences to ${role}`;
  });
}

/** Returns the columns of the audit log that the application writes: all but those that PostgreSQL sets. */
async function writtenColumns(transaction: postgres.TransactionSql): Promise<string[]> {
  const columns = await transaction<{ name: string }[]>`
    select attname as name from pg_attribute
    where attrelid = 'public.audit_events'::regclass and attnum > 0 and not attisdropped and attname not in ('id', 'at')`;
  return columns.map(({ name }) => name);
}

/** Revokes temporary tables, which only the owner of the database can do. If that is another role, {@link isAuditLogAppendOnly} reports it. */
async function revokeTemporaryTables(transaction: postgres.TransactionSql, application: string): Promise<void> {
  const [database] = await transaction<{ name: string; isOurs: boolean }[]>`
    select datname as name, pg_has_role(datdba, 'usage') as "isOurs" from pg_database where datname = current_database()`;
  if (database?.isOurs !== true) return;
  const { name } = database;
  await transaction`revoke temporary on database ${transaction(name)} from public, ${transaction(application)}`;
}

/**
 * Returns whether the connected role can only read the audit log and append current events: it neither owns the log nor can become its owner, cannot
 * date an event, and cannot replace the log with a temporary table.
 */
export async function isAuditLogAppendOnly(sql: postgres.Sql): Promise<boolean> {
  const [auditLog] = await sql<{ isAppendOnly: boolean }[]>`
    select not (
      has_table_privilege(oid, 'update, delete, truncate, trigger')
      or has_any_column_privilege(oid, 'update')
      or has_column_privilege(oid, 'id', 'insert')
      or has_column_privilege(oid, 'at', 'insert')
      or has_database_privilege(current_database(), 'temporary')
      or pg_has_role(relowner, 'member')
    ) as "isAppendOnly"
    from pg_class where oid = 'public.audit_events'::regclass`;
  return auditLog?.isAppendOnly === true;
}
