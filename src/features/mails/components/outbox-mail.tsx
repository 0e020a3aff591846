import ArrowLeft from "lucide-react/icons/arrow-left";
import Link from "next/link";
import { MailMoment } from "./mail-moment";

type OutboxMailProps = {
  mail: { to: string; subject: string; writtenAt: string; html: string; text: string; nonce: string };
};

/** Shows one mail as its recipient sees it. Its frame has no scripts and no origin, and links open in the whole window. */
export function OutboxMail({ mail: { to, subject, writtenAt, html, text, nonce } }: OutboxMailProps) {
  return (
    <article>
      <Link
        href="/outbox"
        prefetch={false}
        className="inline-flex min-h-9 items-center gap-2 rounded-md pr-2 text-sm text-muted hover:text-ink pointer-coarse:min-h-11"
      >
        <ArrowLeft aria-hidden className="size-4 shrink-0" />
        Outbox
      </Link>
      <header className="mt-2 mb-6">
        <h1 className="text-2xl font-semibold tracking-tight text-balance">{subject}</h1>
        <p className="mt-1 flex flex-wrap justify-between gap-x-4 text-sm text-muted">
          <span className="min-w-0 break-words">To {to}</span>
          <MailMoment at={writtenAt} />
        </p>
      </header>
      <iframe
        title="The mail as HTML"
        srcDoc={html.replace("<head>", '<head><base target="_top">').replace("<style>", `<style nonce="${nonce}">`)}
        sandbox="allow-top-navigation-by-user-activation"
        className="h-[34rem] w-full rounded-lg border border-line bg-surface"
      />
      <section aria-labelledby="as-text" className="mt-8">
        <h2 id="as-text" className="mb-2 text-base font-semibold">
          The mail as text
        </h2>
        <pre className="rounded-lg border border-line bg-sunken p-4 font-mono text-sm break-words whitespace-pre-wrap">
          {withLinks(text)}
        </pre>
      </section>
    </article>
  );
}

/** Turns an address of this installation on a line of its own into a link. */
function withLinks(text: string) {
  return text.split(/^(https?:\/\/\S+)$/m).map((part, position) =>
    position % 2 === 0 ? (
      part
    ) : (
      <a key={part} href={part} className="text-accent underline">
        {part}
      </a>
    ),
  );
}
