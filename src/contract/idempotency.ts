/** Headers of a write that may be sent again after a lost answer. */
export const idempotencyKey = {
  'Idempotency-Key': {
    description:
      'Client id and sequence number, `client:seq`. The same key again answers the same; the same key with another content is refused (422).',
    required: true,
  },
} as const;

export const ifMatch = {
  'If-Match': {
    description:
      'The revision that this change was made on. A stale one is answered with 412 and the current state.',
    required: true,
  },
} as const;
