import MailWarning from "lucide-react/icons/mail-warning";
import { TextLink } from "~/ui/text/text-link";

/** Shows, without alarm, that the address is not confirmed yet. */
export function UnconfirmedNotice({ email }: { email: string }) {
  return (
    <p className="flex items-start gap-2.5 rounded-md border border-line bg-surface px-3 py-2.5 text-sm text-muted">
      <MailWarning aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0 text-pretty wrap-anywhere">
        Your address {email} is not confirmed yet. <TextLink href="/settings/security">Confirm or change it</TextLink>
      </span>
    </p>
  );
}
