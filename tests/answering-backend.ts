import type { Backend } from '#backend/backend.ts';

/** What a request carries, as far as a test looks at it. */
type Asked = { params: Record<string, unknown>; query: Record<string, unknown>; body: unknown };

/**
 * A backend for components: endpoints by name are answered by functions, and every answer has to
 * fit its endpoint's schema, as the port promises. Whatever else is asked fails the test.
 */
export function answeringBackend(
  answers: Readonly<Record<string, (asked: Asked) => unknown>>,
): Backend {
  return {
    async send(endpoint, { params, query, body }) {
      const answer = answers[endpoint.name];
      if (!answer) throw new Error(`Nothing answers ${endpoint.name} in this test`);
      const given = answer({ params: { ...params }, query: { ...query }, body });
      if (endpoint.answer.kind !== 'json') throw new Error(`${endpoint.name} answers no JSON`);
      return endpoint.answer.schema.parse(await given);
    },
  };
}
