import { connect as connectPlain } from 'node:net';
import { connect as connectSecure, type ConnectionOptions } from 'node:tls';
import type { Mail } from '#server/app-limbs.ts';
import { SmtpDialogue } from './smtp-dialogue.ts';

export type SmtpSettings = {
  /** `smtps://user:password@host:465`, or `smtp://…:587`, which turns to TLS by STARTTLS. */
  url: string;
  /** The address that the mail comes from. */
  from: string;
  /** Where browsers reach this server: links lead there. */
  origin: string;
  /** For a mail server whose certificate comes from a company's own authority. */
  tls?: ConnectionOptions;
};

type Letter = Parameters<Mail['send']>[0];

const local = new Set(['127.0.0.1', 'localhost', '::1']);
/** What can stand between `<` and `>` of a command without ending it. */
const address = /^[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+$/;

/** Mail by the operator's own mail server, one connection a letter: there are few. */
export function smtpMail(settings: SmtpSettings): Mail {
  return {
    origin: settings.origin,
    async send(letter) {
      if (!address.test(letter.to)) throw new Error('The address cannot be written to');
      const dialogue = await open(settings);
      try {
        await dialogue.say(`MAIL FROM:<${settings.from}>`, 250);
        await dialogue.say(`RCPT TO:<${letter.to}>`, 250);
        await dialogue.say('DATA', 354);
        await dialogue.say(`${message(settings.from, letter)}\r\n.`, 250);
        dialogue.end();
      } catch (error) {
        dialogue.break();
        throw error;
      }
    },
  };
}

/** Connected, encrypted unless on this machine, and signed in. */
async function open({ url, tls = {} }: SmtpSettings): Promise<SmtpDialogue> {
  const { protocol, hostname, port, username, password } = new URL(url);
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const secure = { ...tls, host, servername: local.has(host) ? 'localhost' : host };
  let dialogue = new SmtpDialogue(
    protocol === 'smtps:'
      ? connectSecure({ ...secure, port: Number(port || 465) })
      : connectPlain({ host, port: Number(port || 587) }),
  );
  try {
    await dialogue.expect(220);
    let offers = await dialogue.say('EHLO touchstone', 250);
    if (protocol === 'smtp:' && /^STARTTLS$/im.test(offers)) {
      await dialogue.say('STARTTLS', 220);
      dialogue = new SmtpDialogue(connectSecure({ ...secure, socket: dialogue.handOver() }));
      offers = await dialogue.say('EHLO touchstone', 250);
    } else if (protocol === 'smtp:' && !local.has(host)) {
      throw new Error('The mail server offers no encryption');
    }
    if (username !== '') {
      const parts = ['', decodeURIComponent(username), decodeURIComponent(password)];
      const plain = Buffer.from(parts.join('\0')).toString('base64');
      await dialogue.say(`AUTH PLAIN ${plain}`, 235);
    }
    return dialogue;
  } catch (error) {
    dialogue.break();
    throw error;
  }
}

/** Subject and text in base64: whatever stands in them, no line of theirs is a header or an end. */
function message(from: string, { to, subject, text }: Letter): string {
  const base64 = (given: string) => Buffer.from(given).toString('base64');
  const lines = base64(text).match(/.{1,76}/g) ?? [];
  return [
    `From: Touchstone <${from}>`,
    `To: <${to}>`,
    // RFC 2047 allows 75 characters to an encoded word; a subject of ours is short.
    `Subject: =?UTF-8?B?${base64(subject.slice(0, 40))}?=`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${crypto.randomUUID()}@${from.split('@')[1]}>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    'Auto-Submitted: auto-generated',
    '',
    ...lines,
  ].join('\r\n');
}
