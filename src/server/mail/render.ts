import type { Message } from "./messages";
import { escapeHtml } from "./sanitize";
import { sanitizeName, type SafeText, safeText } from "./safe-text";
import { messageTextOf, type MessageText } from "./texts";

/** A message, ready to be sent. */
export interface Content {
  subject: string;
  text: string;
  html: string;
}

/**
 * Renders `message` as text and as HTML.
 * @param origin where this installation is reached; links lead nowhere else
 * @throws {Error} when its link leads elsewhere
 */
export function renderMessage(message: Message, origin: string): Content {
  const { button, ...words } = messageTextOf(message);
  const name = sanitizeName(message.name);
  const letter = {
    ...words,
    ...(button === undefined ? {} : { button: { ...button, link: ownLink(button.link, origin) } }),
    greeting: name === undefined ? safeText`Hello,` : safeText`Hello ${name},`,
    origin,
  };
  return { subject: words.subject, text: writeText(letter), html: writeHtml(letter) };
}

function ownLink(link: string, origin: string): string {
  const url = new URL(link, origin);
  if (url.origin !== origin || url.username !== "" || url.password !== "")
    throw new Error("Mail links to this installation only.");
  return url.href;
}

type MessageParts = MessageText & { greeting: SafeText; origin: string };

function writeText({ greeting, paragraphs, button, afterwards = [], origin }: MessageParts): string {
  const link = button === undefined ? [] : [`${button.label}:\n${button.link}`];
  return `${[greeting, ...paragraphs, ...link, ...afterwards, `-- \nKeel · ${origin}`].join("\n\n")}\n`;
}

const font = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** Returns the message as HTML with tables and attributes, because mail programs know little CSS. The colours suit light and dark pages. */
function writeHtml({ subject, greeting, paragraphs, button, afterwards = [], origin }: MessageParts): string {
  const paragraph = (text: SafeText) => `<p style="margin:0 0 16px">${escapeHtml(text)}</p>`;
  const link = button === undefined ? "" : escapeHtml(button.link);
  const action =
    button === undefined
      ? ""
      : `<p style="margin:24px 0"><a href="${link}" style="display:inline-block;padding:12px 20px;border-radius:8px;background-color:#0b6670;color:#ffffff;font-weight:600;text-decoration:none">${escapeHtml(button.label)}</a></p>
<p class="quiet" style="margin:0 0 16px;font-size:13px;line-height:20px;color:#6b7478">Or open this address:<br><a href="${link}" class="quiet" style="color:#6b7478;word-break:break-all">${link}</a></p>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(subject)}</title>
<style>
:root { color-scheme: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background-color: #141617 !important; }
  .sheet { background-color: #1b1e1f !important; border-color: #2b3032 !important; color: #eceeed !important; }
  .quiet { color: #a3abad !important; }
}
</style>
</head>
<body class="page" style="margin:0;padding:0;background-color:#f4f4f1">
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background-color:#f4f4f1">
<tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:520px">
<tr><td class="sheet" style="padding:32px;background-color:#ffffff;border:1px solid #e3e4e0;border-radius:12px;color:#1b2022;${font};font-size:16px;line-height:24px;text-align:left">
${paragraph(greeting)}
${paragraphs.map(paragraph).join("\n")}
${action}
${afterwards.map(paragraph).join("\n")}
</td></tr>
<tr><td class="quiet" style="padding:16px 32px;${font};font-size:13px;line-height:20px;color:#6b7478">Keel · ${escapeHtml(origin)}</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
}
