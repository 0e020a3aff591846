import ShieldAlert from "lucide-react/icons/shield-alert";
import { TextLink } from "~/ui/text/text-link";

/** Shows why the administration is closed to an administrator without a second factor, and how to open it. */
export function AdminFactorNotice() {
  return (
    <p className="flex items-start gap-2.5 rounded-md border border-line bg-surface px-3 py-2.5 text-sm">
      <ShieldAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0 text-pretty">
        Administrators need two-step sign-in here. Set up an authenticator app or add a passkey below, then{" "}
        <TextLink href="/admin">go to administration</TextLink>.
      </span>
    </p>
  );
}
