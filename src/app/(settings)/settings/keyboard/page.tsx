import type { Metadata } from "next";
import { SettingsCard, SettingsPage } from "~/features/account/components/settings/settings-page";
import { KeyboardSettings } from "~/features/tasks/components/shortcuts/keyboard-settings";
import { ShortcutList } from "~/features/tasks/components/shortcuts/shortcut-list";
import { shortcutGroups } from "~/features/tasks/components/shortcuts/shortcuts";
import { requirePrincipal } from "../../require-principal";

export const metadata: Metadata = { title: "Keyboard" };

export default async function KeyboardPage() {
  await requirePrincipal("/settings/keyboard");
  return (
    <SettingsPage title="Keyboard">
      <SettingsCard
        title="Single keys"
        about="Turn them off, in this browser, if you speak to your computer or press keys by accident. Ctrl, Cmd, Alt, arrows, Space and Escape go on working."
      >
        <KeyboardSettings />
      </SettingsCard>
      {shortcutGroups.map((group) => (
        <SettingsCard key={group} title={group}>
          <ShortcutList group={group} />
        </SettingsCard>
      ))}
    </SettingsPage>
  );
}
