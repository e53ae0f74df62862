import { createServer, type AddressInfo, type Socket } from 'node:net';
import { TLSSocket, type SecureContextOptions } from 'node:tls';

export type Received = {
  from: string;
  to: string;
  data: string;
  /** User and password, where the client signed in. */
  auth: string | null;
  encrypted: boolean;
};

export type SmtpSink = {
  port: number;
  mails: Received[];
  /** Answers RCPT with a refusal. */
  refuses: boolean;
  close(): Promise<void>;
};

/** A small mail server on loopback that keeps what it is given; with a certificate, STARTTLS. */
export async function smtpSink(certificate?: SecureContextOptions): Promise<SmtpSink> {
  const sockets = new Set<Socket>();
  const sink: SmtpSink = {
    port: 0,
    mails: [],
    refuses: false,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.write('220 sink\r\n');
    talk(socket, false);
  });

  function talk(socket: Socket, encrypted: boolean): void {
    const mail: Received = { from: '', to: '', data: '', auth: null, encrypted };
    let rest = '';
    let inData = false;
    const answers: [RegExp, (match: RegExpExecArray) => string][] = [
      [/^EHLO/, () => `250-sink\r\n${certificate && !encrypted ? '250-STARTTLS\r\n' : ''}250 OK`],
      [
        /^AUTH PLAIN (\S+)$/,
        ([, plain = '']) => {
          mail.auth = Buffer.from(plain, 'base64').toString().split('\0').join(' ').trim();
          return '235 OK';
        },
      ],
      [/^MAIL FROM:<(.*)>$/, ([, from = '']) => ((mail.from = from), '250 OK')],
      [
        /^RCPT TO:<(.*)>$/,
        ([, to = '']) => ((mail.to = to), sink.refuses ? '550 No such box' : '250 OK'),
      ],
      [/^DATA$/, () => ((inData = true), '354 Go on')],
      [/^QUIT$/, () => '221 Bye'],
    ];
    const hear = (piece: Buffer) => {
      rest += piece.toString();
      for (let at = rest.indexOf('\r\n'); at >= 0; at = rest.indexOf('\r\n')) {
        const line = rest.slice(0, at);
        rest = rest.slice(at + 2);
        if (inData) {
          if (line !== '.') mail.data += `${line}\r\n`;
          else {
            inData = false;
            sink.mails.push({ ...mail });
            socket.write('250 Taken\r\n');
          }
          continue;
        }
        if (line === 'STARTTLS' && certificate) {
          socket.off('data', hear);
          socket.write('220 Go on\r\n', () => {
            const secure = new TLSSocket(socket, { isServer: true, ...certificate });
            secure.on('error', () => undefined);
            talk(secure, true);
          });
          return;
        }
        const found = answers.find(([pattern]) => pattern.test(line));
        const match = found?.[0].exec(line);
        socket.write(`${found && match ? found[1](match) : '500 What?'}\r\n`);
      }
    };
    socket.on('data', hear);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  sink.port = (server.address() as AddressInfo).port;
  return sink;
}
