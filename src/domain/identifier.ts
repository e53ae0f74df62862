import * as z from 'zod/mini';

/**
 * Ids are made by the server, opaque, URL-safe and random: neither their order nor their
 * text tells anything about what they name (blinding depends on it).
 */
export const identifier = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/));

/** A moment as ISO 8601 with time zone; always the server's clock unless a field says otherwise. */
export const instant = z.iso.datetime({ offset: true });
