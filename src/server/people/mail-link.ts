import type { AppLimbs } from '#server/app-limbs.ts';

const says = {
  join: {
    subject: 'Your invitation to Touchstone',
    text: 'You are invited to work on Touchstone. This link works once, for your address:',
  },
  reset: {
    subject: 'A new password for Touchstone',
    text: 'With this link you set a new password, once, within 24 hours:',
  },
} as const;

/**
 * Mails a one-time link where the operator named a mail server. Answers whether it was taken;
 * where not, the lead hands the link over, as without a mail server.
 */
export async function mailLink(
  { mail, log }: Pick<AppLimbs, 'mail' | 'log'>,
  { to, page, token }: { to: string | undefined; page: 'join' | 'reset'; token: string },
): Promise<boolean> {
  if (!mail || to === undefined) return false;
  const { subject, text } = says[page];
  try {
    // The token stands behind the #, so that it reaches no server, log or referrer.
    const link = `${mail.origin}/${page}#${token}`;
    await mail.send({ to, subject, text: `${text}\r\n\r\n${link}\r\n` });
    return true;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log({ level: 'warn', message: 'mail not sent', page, reason });
    return false;
  }
}
