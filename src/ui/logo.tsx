import { joinClasses } from "./join-classes";

/** Shows the mark alone: two sails over a hull. Its size comes from `className`. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="currentColor" aria-hidden className={joinClasses("shrink-0 text-accent", className)}>
      <path d="M12.8 2.3c4.3 2.7 6.9 6.6 7.4 11a.7.7 0 0 1-.7.8h-6.7a.6.6 0 0 1-.6-.6V2.64a.4.4 0 0 1 .6-.34Z" />
      <path opacity=".6" d="M10.2 5.3v8.2a.6.6 0 0 1-.6.6H4.3a.55.55 0 0 1-.48-.82L9.5 5.1a.37.37 0 0 1 .7.2Z" />
      <path d="M3 16.3h18a.6.6 0 0 1 .57.79C20.6 20 17.3 21.8 12 21.8S3.4 20 2.43 17.09A.6.6 0 0 1 3 16.3Z" />
    </svg>
  );
}

export function Logo({ className }: { className?: string }) {
  return (
    <span className={joinClasses("inline-flex items-center gap-2 text-lg font-semibold tracking-tight", className)}>
      <LogoMark className="size-6" />
      Keel
    </span>
  );
}
