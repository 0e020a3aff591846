const facts = [
  ["Start it", "One command and Node.js. PostgreSQL is included; bring your own if you like."],
  ["Trust it", "Better Auth signs people in, a JWT says who they are, and every query carries that user and no other."],
  [
    "Extend it",
    "One folder for each feature: schema, table, queries, router, components. Types flow through to the page.",
  ],
] as const;

export function ForDevelopers() {
  return (
    <section aria-labelledby="for-developers" className="mx-auto max-w-6xl px-5 py-20">
      <div className="grid gap-12 lg:grid-cols-2 lg:items-center">
        <div>
          <h2 id="for-developers" className="text-2xl font-semibold tracking-tight text-balance">
            Open source, made to be read
          </h2>
          <p className="mt-3 max-w-lg text-pretty text-muted">
            Keel is MIT-licensed TypeScript from the database to the button, and an example to build on.
          </p>
          <dl className="mt-8 max-w-lg space-y-5">
            {facts.map(([title, text]) => (
              <div key={title}>
                <dt className="font-semibold">{title}</dt>
                <dd className="text-pretty text-muted">{text}</dd>
              </div>
            ))}
          </dl>
        </div>
        <Code />
      </div>
    </section>
  );
}

function Code() {
  return (
    <div className="min-w-0 overflow-hidden rounded-xl border border-line bg-surface text-sm">
      <p className="border-b border-line px-5 py-3 font-mono text-muted">
        <span className="text-accent">$</span> npm ci && npm start
      </p>
      <pre className="px-5 py-4 font-mono leading-6 whitespace-pre-wrap max-sm:text-xs">
        <code>
          <Word>export const</Word> tasksRouter = <Word>router</Word>({"{\n"}
          {"  list: "}
          <Word>protectedProcedure</Word>
          {"\n    .input(listTasksInput)\n    .query(({ ctx, input }) =>\n      listTasks(ctx.db, {\n"}
          {"        ownerId: ctx.ownerId,\n        ...input,\n      }),\n    ),\n});"}
        </code>
      </pre>
    </div>
  );
}

function Word({ children }: { children: string }) {
  return <span className="text-accent">{children}</span>;
}
