import type { IdSource } from './app-limbs.ts';

/** 132 random bits as 22 URL-safe characters; neither order nor text tells anything. */
export const randomIds: IdSource = {
  next() {
    if (at === pool.length) {
      crypto.getRandomValues(pool);
      at = 0;
    }
    let id = '';
    // 64 letters, so that every byte's low six bits are an unbiased choice.
    for (const end = at + LENGTH; at < end; at += 1) id += ALPHABET[(pool[at] ?? 0) & 63];
    return id;
  },
};

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const LENGTH = 22;

// Random bytes are fetched for many ids at once: an import makes millions, and each fetch is a
// call out of the engine. No byte is used twice.
const pool = new Uint8Array(LENGTH * 256);
let at = pool.length;
