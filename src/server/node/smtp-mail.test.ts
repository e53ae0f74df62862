import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { smtpSink, type SmtpSink } from '#tests/mail/smtp-sink.ts';
import { smtpMail } from './smtp-mail.ts';

let sink: SmtpSink | null = null;
afterEach(async () => {
  await sink?.close();
  sink = null;
});

const settings = { from: 'touchstone@example.com', origin: 'https://t.example' };
const letter = {
  to: 'ada@example.com',
  subject: 'Schöne Grüße',
  text: 'Zeile\r\n.\r\nBcc: eve@x\r\n',
};
const bodyOf = (data: string) => Buffer.from(data.split('\r\n\r\n')[1] ?? '', 'base64').toString();

test('a letter arrives as it was written, and nothing in it is a command or a header', async () => {
  sink = await smtpSink();
  const url = `smtp://us%40er:p%3Ass@127.0.0.1:${sink.port}`;
  await smtpMail({ ...settings, url }).send(letter);
  expect(sink.mails).toMatchObject([
    { from: settings.from, to: letter.to, auth: 'us@er p:ss', encrypted: false },
  ]);
  const data = sink.mails[0]?.data ?? '';
  expect(bodyOf(data)).toBe(letter.text);
  const subject = /^Subject: =\?UTF-8\?B\?(.*)\?=$/m.exec(data)?.[1] ?? '';
  expect(Buffer.from(subject, 'base64').toString()).toBe(letter.subject);
  expect(data).not.toMatch(/^Bcc/m);
});

test('an address that would be a second command is refused before anything is sent', async () => {
  sink = await smtpSink();
  const mail = smtpMail({ ...settings, url: `smtp://127.0.0.1:${sink.port}` });
  for (const to of ['a@b.c>\r\nRCPT TO:<eve@x.y', 'a@b.c> x', '<a@b.c>', 'a b@c.d', 'none']) {
    await expect(mail.send({ ...letter, to })).rejects.toThrow('cannot be written to');
  }
  expect(sink.mails).toEqual([]);
});

test('a refusal, a hang-up and a missing server are told', async () => {
  sink = await smtpSink();
  const url = `smtp://127.0.0.1:${sink.port}`;
  sink.refuses = true;
  await expect(smtpMail({ ...settings, url }).send(letter)).rejects.toThrow('550 No such box');
  await sink.close();
  await expect(smtpMail({ ...settings, url }).send(letter)).rejects.toThrow();
  sink = null;
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

test.skipIf(!hasOpenssl)(
  'it turns to TLS where that is offered, and takes no certificate that it does not know (skipped without openssl)',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'touchstone-tls-'));
    try {
      const [key, cert] = [join(folder, 'k'), join(folder, 'c')];
      const request = [
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-days',
        '1',
        '-keyout',
        key,
      ];
      execFileSync(
        'openssl',
        [
          ...request,
          '-out',
          cert,
          '-subj',
          '/CN=localhost',
          '-addext',
          'subjectAltName=DNS:localhost',
        ],
        { stdio: 'ignore' },
      );
      const ca = readFileSync(cert);
      sink = await smtpSink({ key: readFileSync(key), cert: ca });
      const url = `smtp://user:secret@127.0.0.1:${sink.port}`;
      await expect(smtpMail({ ...settings, url }).send(letter)).rejects.toThrow(/certificate/);
      expect(sink.mails).toEqual([]);
      await smtpMail({ ...settings, url, tls: { ca } }).send(letter);
      expect(sink.mails).toMatchObject([{ auth: 'user secret', encrypted: true }]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

const elsewhere = Object.values(networkInterfaces())
  .flat()
  .find((each) => each && !each.internal && each.family === 'IPv4')?.address;

test.skipIf(elsewhere === undefined)(
  'to another machine nothing goes without encryption (skipped without a network address)',
  async () => {
    const { createServer } = await import('node:net');
    const heard: string[] = [];
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (piece) => {
        heard.push(piece.toString());
        socket.write('250 OK\r\n');
      });
      socket.write('220 open\r\n');
    });
    await new Promise<void>((resolve) => server.listen(0, elsewhere, resolve));
    const { port } = server.address() as { port: number };
    const url = `smtp://user:secret@${elsewhere}:${port}`;
    await expect(smtpMail({ ...settings, url }).send(letter)).rejects.toThrow('no encryption');
    expect(heard.join('')).toBe('EHLO touchstone\r\n');
    server.close();
  },
);
