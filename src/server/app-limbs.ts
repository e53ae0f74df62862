import type { Kysely } from 'kysely';
import type { Account } from '#contract/session/session.ts';
import type { Tables } from './database/tables.ts';
import type { ReportDesk } from './reports/report-desk.ts';

/** The server's clock. All order in the product comes from it. */
export type Clock = { now(): Date };

/** Random ids, 128 bits, URL-safe. */
export type IdSource = { next(): string };

/**
 * Who is asking, injected: cookie sessions over HTTP, the chosen sample account in the demo.
 */
export type Identity = {
  /** The account of a request, or null when nobody is signed in. */
  accountOf(request: Request): Promise<Account | null>;
  /** Signs in and answers headers to set (cookies), or null when e-mail and password do not fit. */
  signIn(
    request: Request,
    credentials: { email: string; password: string },
  ): Promise<{ account: Account; headers: Headers } | null>;
  /** Signs a sample account in without a password; only called in sample mode. */
  signInAs(request: Request, accountId: string): Promise<{ account: Account; headers: Headers }>;
  signOut(request: Request): Promise<Headers>;
};

/** What a browser brings back from the provider, as it stood in the address. */
export type ProviderAnswer = {
  code?: string | undefined;
  state?: string | undefined;
  iss?: string | undefined;
  error?: string | undefined;
};

/** Who somebody is at the provider, after every proof held. */
export type ProvenPerson = {
  issuer: string;
  /** The provider's own name for the person, which never changes hands. */
  subject: string;
  /** Null where the provider does not say that the address is the person's. */
  verifiedEmail: string | null;
  name: string;
};

/** Signing in elsewhere: at the one OpenID provider that the operator chose. */
export type SignInProvider = {
  /** On the button: "Sign in with …". */
  name: string;
  /** The page is reached over https, and what browsers keep for it travels by https only. */
  isSecure: boolean;
  /** The provider's page, and the sealed secrets of this attempt, which the browser keeps. */
  begin(): Promise<{ address: string; ticket: string }>;
  /** Throws `forbidden` where any proof is missing or wrong, `unavailable` where it is silent. */
  finish(ticket: string, answer: ProviderAnswer): Promise<ProvenPerson>;
};

/** Letters to people, by the operator's mail server. */
export type Mail = {
  /** Where browsers reach this server: links in letters lead there. */
  origin: string;
  /** Resolves once the mail server has taken it. */
  send(letter: { to: string; subject: string; text: string }): Promise<void>;
};

/** Bytes of uploads and documents, by server-made id. */
export type Files = {
  put(id: string, bytes: ReadableStream<Uint8Array>): Promise<{ size: number }>;
  get(id: string): Promise<ReadableStream<Uint8Array> | null>;
  remove(id: string): Promise<void>;
};

/** Everything the server needs from where it runs. */
export type AppLimbs = {
  database: Kysely<Tables>;
  clock: Clock;
  ids: IdSource;
  identity: Identity;
  files: Files;
  /** What the installation seals and signs with; it lies outside the database. */
  secret: string;
  /** Left out where the operator named no OpenID provider. */
  provider?: SignInProvider;
  /** Left out where the operator named no mail server: links are handed over. */
  mail?: Mail;
  /** Left out where a report holds nobody up: the command line, the demo's own worker. */
  reports?: ReportDesk;
  /** True under `npm start` and in the demo: sample accounts may sign in with one click. */
  sampleMode: boolean;
  log(entry: {
    level: 'info' | 'warn' | 'error';
    message: string;
    [detail: string]: unknown;
  }): void;
};
