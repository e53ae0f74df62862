import type { AnyEndpoint, Endpoint } from '#contract/endpoint.ts';
import type { Account } from '#contract/session/session.ts';
import type { Role } from '#domain/people/role.ts';
import type { UsedKey } from './accounts/api-keys.ts';
import type { AppLimbs } from './app-limbs.ts';
import { Answered } from './answered.ts';
import { encodeAnswer } from './encode-answer.ts';
import { Refusal } from './refusal.ts';
import type { StandingRight } from './standing-right.ts';

/** What a handler is given; everything is checked against the endpoint before it is called. */
export type Asked<Params, Query, Body> = {
  params: Params;
  query: Query;
  body: Body;
  /** The headers that the endpoint declares, by their declared names. */
  headers: Readonly<Record<string, string>>;
  /** Who asks. Never null in a handler given to `route`. */
  account: Account;
  /** The API key by which they ask; null for people. */
  key: UsedKey | null;
  /** Their roles in the project that the path names; empty elsewhere. */
  roles: readonly Role[];
  /** Its database writes only while the right stands by which the request was let in. */
  limbs: AppLimbs;
  /** That right; null where none was asked for, or no row of the database gives it. */
  right: StandingRight | null;
  /**
   * Whose database asks for no right: for the one write that asks in its own statement, for what
   * goes on when the request is answered, and for what follows a change of the caller's own right.
   */
  unheld: AppLimbs;
  request: Request;
};

export type Handler<Params, Query, Body, Answer> = (
  asked: Asked<Params, Query, Body>,
) => Promise<Answer | Answered<Answer>>;

export type PublicHandler<Params, Query, Body, Answer> = (
  asked: Omit<Asked<Params, Query, Body>, 'account'> & { account: Account | null },
) => Promise<Answer | Answered<Answer>>;

type Unchecked = Omit<Asked<unknown, unknown, unknown>, 'account'> & { account: Account | null };

/** An endpoint with the function that answers it; the types of its parts are closed over. */
export type Route = {
  endpoint: AnyEndpoint;
  answer: (asked: Unchecked) => Promise<Response>;
};

/** A route for somebody who is signed in; the endpoint's permission was already enforced. */
export function route<Params, Query, Body, Answer>(
  endpoint: Endpoint<Params, Query, Body, Answer>,
  handler: Handler<Params, Query, Body, Answer>,
): Route {
  return publicRoute(endpoint, (asked) => {
    if (!asked.account) throw new Refusal('signed-out', 'Sign in first');
    return handler({ ...asked, account: asked.account });
  });
}

/** A route that also answers people who are not signed in: `account` may be null. */
export function publicRoute<Params, Query, Body, Answer>(
  endpoint: Endpoint<Params, Query, Body, Answer>,
  handler: PublicHandler<Params, Query, Body, Answer>,
): Route {
  return {
    endpoint,
    async answer(asked) {
      // Mounting has parsed these parts with this endpoint's own schemas.
      const answer = await handler({
        ...asked,
        params: asked.params as Params,
        query: asked.query as Query,
        body: asked.body as Body,
      });
      return answer instanceof Answered
        ? encodeAnswer(endpoint, answer.answer, answer.headers)
        : encodeAnswer(endpoint, answer, {});
    },
  };
}
