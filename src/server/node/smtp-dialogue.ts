import type { Socket } from 'node:net';

const SILENCE_MS = 15_000;
const LONGEST_REPLY = 64 * 1024;

/** One conversation with a mail server (RFC 5321): a command, a reply, the next command. */
export class SmtpDialogue {
  readonly #socket: Socket;
  readonly #lines: AsyncGenerator<string>;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.setTimeout(SILENCE_MS, () => {
      socket.destroy(new Error('The mail server fell silent'));
    });
    this.#lines = linesOf(socket);
  }

  /** The text of the reply. Throws where its code is another. */
  async expect(code: number): Promise<string> {
    let text = '';
    for (;;) {
      const { value: line, done } = await this.#lines.next();
      if (done) throw new Error('The mail server hung up');
      text += `${line.slice(4)}\n`;
      // A hyphen behind the code says that more lines follow.
      if (line[3] === '-' && text.length < LONGEST_REPLY) continue;
      if (Number(line.slice(0, 3)) === code) return text;
      throw new Error(`The mail server refused: ${line.slice(0, 200)}`);
    }
  }

  async say(line: string, code: number): Promise<string> {
    this.#socket.write(`${line}\r\n`);
    return this.expect(code);
  }

  /** Leaves the socket to somebody else, who goes on with it encrypted. */
  handOver(): Socket {
    this.#socket.setTimeout(0);
    this.#socket.removeAllListeners('data');
    return this.#socket;
  }

  end(): void {
    this.#socket.end('QUIT\r\n');
  }

  /** Ends it at once, whatever was under way. */
  break(): void {
    this.#socket.destroy();
  }
}

/** Lines as they come in; events instead of the socket's iterator, which would destroy it. */
async function* linesOf(socket: Socket): AsyncGenerator<string> {
  const state: { rest: string; ended: Error | true | null; wake: () => void } = {
    rest: '',
    ended: null,
    wake: () => undefined,
  };
  const end = (how: Error | true) => {
    state.ended ??= how;
    state.wake();
  };
  socket.setEncoding('utf8');
  socket.on('data', (piece: string) => {
    state.rest += piece;
    state.wake();
  });
  socket.on('error', end);
  socket.on('close', () => end(true));
  for (;;) {
    const at = state.rest.indexOf('\r\n');
    if (at >= 0) {
      const line = state.rest.slice(0, at);
      state.rest = state.rest.slice(at + 2);
      yield line;
    } else if (state.ended instanceof Error) throw state.ended;
    else if (state.ended || state.rest.length > LONGEST_REPLY) return;
    else {
      await new Promise<void>((resolve) => {
        state.wake = resolve;
      });
    }
  }
}
