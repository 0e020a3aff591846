import { joinClasses } from "./join-classes";

/** The mark alone: a sail over its hull. Takes the size from `className`. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden className={joinClasses("shrink-0 text-accent", className)}>
      <path
        fill="currentColor"
        d="M13 2.5c4.2 2.6 6.6 6.300 7 11a.8.8 0 0 1-.8.9H13a.8.8 0 0 1-.8-.8V3a.5.5 0 0 1 .8-.5Z"
      />
      <path
        fill="currentColor"
        opacity=".55"
        d="M9.600 6.200v7.400a.8.8 0 0 1-.8.8H4.900a.7.7 0 0 1-.6-1.100l4.500-7.400a.45.45 0 0 1 .8.3Z"
      />
      <path
        fill="none"
        stroke="currentColor"
        strokeWidth="2.200"
        strokeLinecap="round"
        strokeLinejoin="round"
        d="M3.500 17.600c2.200 2.400 5 3.400 8.500 3.400s6.300-1 8.500-3.400"
      />
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
