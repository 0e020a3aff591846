"use client";

import { useRouter } from "next/navigation";
import { changeName } from "~/client/auth";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/feedback/notice";
import { TextField } from "~/ui/fields/text-field";
import { toast } from "~/ui/feedback/toast";
import { useAuthForm } from "../sign-in/use-auth-form";

export function NameForm({ name }: { name: string }) {
  const router = useRouter();
  const { submitProps, busy, errors, message, attempt, formProps } = useAuthForm({
    schema: ({ nameInput }) => nameInput,
    send: changeName,
    onDone: () => {
      toast({ message: "Your name was changed." });
      router.refresh();
    },
  });
  return (
    <form {...formProps} className="flex flex-col items-start gap-4">
      <TextField
        label="Name"
        name="name"
        autoComplete="name"
        defaultValue={name}
        required
        className="w-full max-w-sm"
        error={errors.name}
      />
      {message && <Notice key={attempt}>{message}</Notice>}
      <Button {...submitProps} variant="primary">
        {busy ? "Saving" : "Save name"}
      </Button>
    </form>
  );
}
